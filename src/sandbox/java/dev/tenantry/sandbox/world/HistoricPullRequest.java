package dev.tenantry.sandbox.world;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A pull request of the estate's past, or one that is still open.
 *
 * @param branch its name without {@code refs/heads/}; deleted after the merge
 * @param base the commit of main that it was made over
 * @param head its last commit
 * @param proposalId present when the console made it
 * @param merge empty while it is open
 */
public record HistoricPullRequest(
        int number,
        String title,
        String body,
        Person author,
        String branch,
        String base,
        String head,
        Instant openedAt,
        Optional<String> proposalId,
        List<String> labels,
        Optional<Merge> merge) {

    public HistoricPullRequest {
        labels = List.copyOf(labels);
    }

    /** How it ended: approved by one person, merged by one. */
    public record Merge(
            String commit,
            Person approvedBy,
            Instant approvedAt,
            Person mergedBy,
            Instant mergedAt) {}
}
