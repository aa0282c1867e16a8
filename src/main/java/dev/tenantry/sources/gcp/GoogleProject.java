package dev.tenantry.sources.gcp;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * A project as Resource Manager v3 reports it.
 *
 * @param id for example {@code alder-prod}
 * @param number Google's own number
 * @param parent {@code folders/N} or {@code organizations/N}; empty when not told
 * @param state {@code ACTIVE} or {@code DELETE_REQUESTED}
 */
public record GoogleProject(
        String id,
        long number,
        String displayName,
        String parent,
        String state,
        Map<String, String> labels,
        Instant created) {

    public GoogleProject {
        labels = java.util.Collections.unmodifiableMap(new TreeMap<>(labels));
    }
}
