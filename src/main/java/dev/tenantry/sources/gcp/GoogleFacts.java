package dev.tenantry.sources.gcp;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Projects and their allow policies at one moment. What did not answer is in here too: its older
 * rows are to be kept, and nobody may take a part for the whole. Policies of buckets and datasets
 * are not Resource Manager's and not in here.
 *
 * @param silent projects that did not answer, each with a sentence that says why
 */
public record GoogleFacts(
        Instant observedAt, List<ProjectAnswer> answers, Map<String, String> silent) {

    public GoogleFacts {
        answers =
                answers.stream()
                        .sorted(Comparator.comparing(answer -> answer.project().id()))
                        .toList();
        silent = java.util.Collections.unmodifiableMap(new TreeMap<>(silent));
    }

    /**
     * The same for the same state of the world, whenever it was looked at. Everybody may read it,
     * so it counts nothing: some projects are of tenants that not everybody may know.
     */
    public String marker() {
        return "state %08x".formatted(31 * answers.hashCode() + silent.hashCode());
    }
}
