package dev.tenantry.manifest;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a branch or a pull request would bring to the main branch, whole.
 *
 * @param fork the commit at which it left the main branch
 * @param head its newest commit: what was read is exactly this one
 * @param edits the difference between the two, in Git's order; what was renamed goes and comes
 * @param commits all that lead from the main branch to its head, parents before children
 * @param arrival how the main branch came to hold the fork, where it was not main's own: what the
 *     head brings was another thing before
 */
public record Branch(
        String fork,
        String head,
        List<FileEdit> edits,
        List<Commit> commits,
        Optional<Arrival> arrival) {

    /** More files are not compared. */
    public static final int MOST_FILES = 3_000;

    /** More commits are not read. */
    public static final int MOST_COMMITS = 5_000;

    /** More text than this, before and after and in messages, is not read; in bytes. */
    public static final int MOST_BYTES = 32 << 20;

    public Branch {
        edits = List.copyOf(edits);
        commits = List.copyOf(commits);
    }

    /**
     * The commit by which main took in another one.
     *
     * @param at when it was made; it may have become main's later
     */
    public record Arrival(String commit, Instant at) {}

    /**
     * One commit. What it says of people is what whoever made it wrote, and proves nothing.
     *
     * @param message whole, trailers included
     */
    public record Commit(String id, Signature author, Signature committer, String message) {}

    /** A name, an address and a time that a commit gives. */
    public record Signature(String name, String email, Instant at) {}
}
