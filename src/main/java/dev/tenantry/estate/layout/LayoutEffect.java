package dev.tenantry.estate.layout;

import dev.tenantry.estate.Grants;
import dev.tenantry.estate.ParsedFiles;
import dev.tenantry.estate.Places;
import dev.tenantry.estate.Zone;
import dev.tenantry.manifest.Estate;
import dev.tenantry.manifest.Manifest;
import dev.tenantry.manifest.ManifestFile;
import dev.tenantry.manifest.TenantId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What another layout makes of an estate.
 *
 * @param unplaced files with objects that it has no place for
 * @param moved files that are somebody else's by it, or of another part of the estate
 */
public record LayoutEffect(Counts before, Counts after, List<String> unplaced, List<Moved> moved) {

    /**
     * What a layout finds.
     *
     * @param tenants that have a namespace in the factory
     * @param grants in tenants' own files
     * @param unplaced files with objects that it has no place for
     */
    public record Counts(int tenants, int grants, int unplaced) {

        /** {@code 38 tenants, 412 grants, 17 files unplaced}. */
        public String shown() {
            return String.format(
                    Locale.ROOT,
                    "%s, %s, %s unplaced",
                    number(tenants, "tenant"),
                    number(grants, "grant"),
                    number(unplaced, "file"));
        }

        private static String number(int count, String what) {
            return String.format(Locale.ROOT, "%,d %s%s", count, what, count == 1 ? "" : "s");
        }
    }

    /** A file with its place by the one layout and by the other. */
    public record Moved(String path, Optional<Place> from, Optional<Place> to) {

        /** Was it somebody's, and is no more, or somebody else's? */
        public boolean isLost() {
            return tenant(from).isPresent() && !tenant(from).equals(tenant(to));
        }

        /** Is it somebody's, or applied by rules of a part, without ever having been judged so? */
        public boolean isGained() {
            return to.filter(Place::isWhole).isPresent() && !isLost();
        }

        /** The tenants that it is taken from or given to. */
        public Set<TenantId> tenants() {
            Set<TenantId> both = new LinkedHashSet<>();
            tenant(from).ifPresent(both::add);
            tenant(to).ifPresent(both::add);
            return both;
        }

        /** {@code tenant acme's, and would be nobody's}. */
        public String shown() {
            return "is %s and would be %s".formatted(whose(from), whose(to));
        }

        private static Optional<TenantId> tenant(Optional<Place> place) {
            return place.flatMap(Place::tenant);
        }

        private static String whose(Optional<Place> place) {
            return place.map(
                            p ->
                                    p.tenant()
                                            .map(
                                                    t ->
                                                            p.zone() == Zone.FACTORY
                                                                    ? "of tenant %s's factory files"
                                                                            .formatted(t)
                                                                    : "tenant %s's".formatted(t))
                                            .orElse(
                                                    p.isWhole()
                                                            ? "of " + p.zone().shown()
                                                            : "nobody's"))
                    .orElse("nobody's");
        }
    }

    public LayoutEffect {
        unplaced = List.copyOf(unplaced);
        moved = List.copyOf(moved);
    }

    /** Reads every manifest of the estate once. */
    public static LayoutEffect of(Estate estate, Layout before, Layout after) {
        Side old = new Side(Placement.of(before, estate));
        Side young = new Side(Placement.of(after, estate));
        List<Moved> moved = new ArrayList<>();
        for (String path : estate.list("")) {
            if (ManifestFile.isManifestPath(path) && !path.equals(Layout.PATH)) {
                List<Manifest> objects = ParsedFiles.read(path, estate.listed(path)).manifests();
                Moved file = new Moved(path, old.count(path, objects), young.count(path, objects));
                if (!objects.isEmpty() && isOther(file)) {
                    moved.add(file);
                }
            }
        }
        return new LayoutEffect(old.counts(), young.counts(), List.copyOf(young.unplaced), moved);
    }

    private static boolean isOther(Moved file) {
        return !file.from.map(Place::zone).equals(file.to.map(Place::zone))
                || !file.from.flatMap(Place::tenant).equals(file.to.flatMap(Place::tenant));
    }

    /** By tenant the number of files that come to it and that go from it. */
    public TreeMap<String, int[]> byTenant() {
        TreeMap<String, int[]> all = new TreeMap<>();
        for (Moved file : moved) {
            file.to()
                    .flatMap(Place::tenant)
                    .ifPresent(t -> all.computeIfAbsent(t.value(), _ -> new int[2])[0]++);
            file.from()
                    .flatMap(Place::tenant)
                    .ifPresent(t -> all.computeIfAbsent(t.value(), _ -> new int[2])[1]++);
        }
        return all;
    }

    /** What one layout finds. */
    private static final class Side {

        private final Placement placement;
        private final Set<String> tenants = new TreeSet<>();
        private final List<String> unplaced = new ArrayList<>();
        private int grants;

        Side(Placement placement) {
            this.placement = placement;
        }

        Optional<Place> count(String path, List<Manifest> objects) {
            Optional<Place> place = placement.place(path);
            if (!objects.isEmpty()
                    && place.filter(Place::isWhole).isEmpty()
                    && !path.startsWith(".github/")) {
                unplaced.add(path);
            }
            Optional<TenantId> tenant = place.flatMap(Place::tenant);
            if (tenant.isPresent()) {
                Places.in(placement, () -> count(tenant.get(), place.get().zone(), objects));
            }
            return place;
        }

        private boolean count(TenantId tenant, Zone zone, List<Manifest> objects) {
            if (zone == Zone.TENANT) {
                objects.forEach(object -> grants += Grants.in(object).size());
                return true;
            }
            return objects.stream()
                    .filter(o -> o.is("", "Namespace") && Places.isOf(tenant, o.name()))
                    .map(_ -> tenants.add(tenant.value()))
                    .reduce(false, Boolean::logicalOr);
        }

        Counts counts() {
            return new Counts(tenants.size(), grants, unplaced.size());
        }
    }
}
