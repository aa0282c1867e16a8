package dev.tenantry.sources.git;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A commit of the estate.
 *
 * @param id 40 hex digits
 * @param generation 1 for a root, else one more than the highest of its parents: orders history
 * @param parents the first is the line that was merged into
 * @param subject the first line of the message
 * @param trailers lines such as {@code Requested-by: …} from the end of the message, in order
 * @param pullRequest the number of the pull request that this commit merged, read from its subject
 * @param mergedBy the merge that brought it to the branch; empty when it stands on the branch
 *     itself
 * @param changes what it changed against its first parent, as far as that is kept
 * @param leftOut what of it is not kept as Git has it; sentences
 */
public record EstateCommit(
        String id,
        int generation,
        List<String> parents,
        Person author,
        Person committer,
        String subject,
        List<String> trailers,
        Optional<Integer> pullRequest,
        Optional<String> mergedBy,
        List<Change> changes,
        List<String> leftOut) {

    /** Who and when, as Git has it. */
    public record Person(String name, String email, Instant at) {}

    /** What happened to one path. */
    public record Change(String path, Kind kind) {}

    /** What can happen to a path. */
    public enum Kind {
        ADDED,
        CHANGED,
        REMOVED
    }
}
