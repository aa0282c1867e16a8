package dev.tenantry.estate;

import dev.tenantry.estate.layout.Layout;
import dev.tenantry.estate.layout.Place;
import dev.tenantry.manifest.Estate;
import dev.tenantry.manifest.TenantId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Files of the estate that are asked for together: a part of it, or what is one tenant's of that.
 *
 * @param infra only IAM objects and data, where they have a place of their own
 */
public record Area(Zone zone, Optional<TenantId> tenant, boolean infra) {

    /** The paths of its files, in Git's order. */
    public List<String> list(Estate estate) {
        Layout layout = Places.layout();
        return layout.folders(zone, tenant).stream()
                .flatMap(folder -> estate.list(folder.substring(0, folder.length() - 1)).stream())
                .distinct()
                .filter(this::has)
                .sorted()
                .toList();
    }

    /** Is a file of this path one of them? */
    public boolean has(String path) {
        return Places.place(path).filter(place -> isIn(place, path)).isPresent();
    }

    private boolean isIn(Place place, String path) {
        return place.zone() == zone
                && (tenant.isEmpty() || tenant.equals(place.tenant()))
                && (!infra || isInfra(path));
    }

    private boolean isInfra(String path) {
        return Places.layout()
                .spots()
                .infra()
                .map(pattern -> pattern.match(path).isPresent())
                .orElse(true);
    }

    /** The first folder that holds its files, with a slash at its end. */
    public String folder() {
        String first = Places.layout().folders(zone, tenant).getFirst();
        return infra
                ? Places.layout()
                        .spot(Places.layout().spots().infra(), tenant.orElseThrow())
                        .map(spot -> spot.replace("**", ""))
                        .orElse(first)
                : first;
    }

    /** A text that is another one as soon as one of its files is. */
    public String version(Estate estate) {
        Layout layout = Places.layout();
        return layout.folders(zone, tenant).stream()
                .map(folder -> estate.version(folder.substring(0, folder.length() - 1)))
                .collect(Collectors.joining(" ", layout.version() + " ", ""));
    }

    /** For a sentence: {@code factory/acme}. */
    @Override
    public String toString() {
        return Places.layout().folders(zone, tenant).stream()
                .map(folder -> folder.substring(0, folder.length() - 1))
                .collect(Collectors.joining(", "));
    }
}
