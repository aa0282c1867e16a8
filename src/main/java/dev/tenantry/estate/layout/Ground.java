package dev.tenantry.estate.layout;

import dev.tenantry.estate.Zone;
import dev.tenantry.manifest.TenantId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Paths of one part of the estate.
 *
 * @param except those of them that are not meant
 * @param tenant how the tenant is found where the path does not tell
 */
public record Ground(
        Zone zone, PathPattern path, List<PathPattern> except, Optional<Found> tenant) {

    public Ground {
        except = List.copyOf(except);
    }

    static Ground of(Zone zone, String pattern) {
        return new Ground(zone, PathPattern.of(pattern, Map.of()), List.of(), Optional.empty());
    }

    Optional<Map<String, String>> match(String file) {
        return path.match(file)
                .filter(_ -> except.stream().allMatch(left -> left.match(file).isEmpty()));
    }

    /** A folder that holds all of its files that are of the tenant, and as few others as can be. */
    String folder(Optional<TenantId> one, NamePattern id) {
        return one.flatMap(tenant -> id.match(tenant.value())).map(path::with).orElse(path).root();
    }
}
