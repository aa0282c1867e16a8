package dev.tenantry.manifest;

import java.time.Instant;
import java.util.List;

/**
 * What a branch or a pull request would bring to the main branch, whole.
 *
 * @param main the commit of the main branch that it was compared with
 * @param fork the commit at which it left the main branch
 * @param head its newest commit: what was read is exactly this one
 * @param edits the difference between the two, in Git's order; what was renamed goes and comes
 * @param commits all that lead from the main branch to its head, parents before children
 */
public record Branch(
        String main, String fork, String head, List<FileEdit> edits, List<Commit> commits) {

    /** More files are not compared. */
    public static final int MOST_FILES = 3_000;

    /** More commits are not read. */
    public static final int MOST_COMMITS = 5_000;

    /** More than this, counted commit by commit, is not read: all of it becomes history. */
    public static final int MOST_CHANGES = 30_000;

    /** More text than this, before and after and in messages, is not read; in bytes. */
    public static final int MOST_BYTES = 32 << 20;

    public Branch {
        edits = List.copyOf(edits);
        commits = List.copyOf(commits);
    }

    /**
     * One commit. What it says of people is what whoever made it wrote, and proves nothing.
     *
     * @param message whole, trailers included
     */
    public record Commit(String id, Signature author, Signature committer, String message) {}

    /** A name, an address and a time that a commit gives. */
    public record Signature(String name, String email, Instant at) {}
}
