package dev.tenantry.grants;

import dev.tenantry.estate.Condition;
import dev.tenantry.estate.DesiredGrant;
import dev.tenantry.estate.Notes;
import dev.tenantry.estate.Times;
import dev.tenantry.indexing.EstateFindings;
import dev.tenantry.indexing.Finding;
import dev.tenantry.manifest.Manifest;
import dev.tenantry.manifest.Problem;
import java.util.ArrayList;
import java.util.List;

/** Makes findings of times in grants that no calendar has: the lists show such a grant without. */
final class GrantTimes {

    private static final List<String> NOTES =
            List.of(Notes.PREFIX + "requested-at", Notes.PREFIX + "expires-at");

    private GrantTimes() {}

    static List<Finding> findings(Manifest manifest, List<DesiredGrant> grants) {
        List<Finding> findings = new ArrayList<>();
        for (String note : grants.isEmpty() ? List.<String>of() : NOTES) {
            manifest.annotation(note)
                    .filter(text -> !text.equals(Notes.NEVER) && Times.parse(text).isEmpty())
                    .map(text -> note(manifest, note))
                    .ifPresent(findings::add);
        }
        for (DesiredGrant grant : grants) {
            grant.reading()
                    .flatMap(Condition.Reading::problem)
                    .map(problem -> condition(grant, problem))
                    .ifPresent(findings::add);
        }
        return findings;
    }

    private static Finding note(Manifest manifest, String note) {
        return EstateFindings.of(
                new Problem(
                        manifest.path(),
                        manifest.lineOf("metadata", "annotations", note),
                        "The time in %s is not in any calendar.".formatted(note),
                        "Write it as 2026-11-29T18:00:00Z."));
    }

    private static Finding condition(DesiredGrant grant, String problem) {
        return EstateFindings.of(
                new Problem(
                        grant.path(),
                        grant.line(),
                        problem,
                        "Correct the condition; Google refuses it as it is."));
    }
}
