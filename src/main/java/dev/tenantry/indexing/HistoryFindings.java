package dev.tenantry.indexing;

import dev.tenantry.sources.git.EstateCommit;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Says of commits what the history does not keep of them. */
final class HistoryFindings {

    private static final EstateCommit.Person NOBODY =
            new EstateCommit.Person("", "", Instant.EPOCH);

    private HistoryFindings() {}

    static List<Finding> of(EstateCommit commit) {
        return commit.leftOut().stream()
                .map(
                        sentence ->
                                new Finding(
                                        Source.GIT,
                                        "commit " + commit.id(),
                                        0,
                                        Optional.empty(),
                                        sentence,
                                        "It is on the main branch for good, and the manifests are"
                                                + " read all the same: ask who merged it."))
                .toList();
    }

    /** That it is there, and where; the rows took nothing else of it. */
    static EstateCommit bare(EstateCommit commit) {
        return new EstateCommit(
                commit.id(),
                commit.generation(),
                commit.parents(),
                NOBODY,
                NOBODY,
                "",
                List.of(),
                Optional.empty(),
                commit.mergedBy(),
                List.of(),
                List.of("PostgreSQL takes nothing of this commit but its name."));
    }
}
