package dev.tenantry.sources.git;

/** What came of asking the estate repository for news. */
public sealed interface Fetched {

    /** The mirror is as the repository is; its branch is at {@code commit}. */
    record At(String commit) implements Fetched {}

    /**
     * The repository could not be read, or has nothing to read.
     *
     * @param sentence why, for people
     */
    record Trouble(String sentence) implements Fetched {}
}
