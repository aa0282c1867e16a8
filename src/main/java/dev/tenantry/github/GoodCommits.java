package dev.tenantry.github;

import java.util.List;

/**
 * The commits that our check called good: it stands on a commit, and stays there when the pull
 * request goes on without it.
 */
interface GoodCommits {

    /**
     * One of them.
     *
     * @param times how often it was called so: whoever forgets it has to know of the last time
     */
    record Called(String commit, long times) {}

    /** Before it is told on GitHub, and after. */
    void called(String commit, int pullRequest);

    /** Those of one pull request, and of its merge groups. */
    List<Called> of(int pullRequest);

    List<Called> all();

    /**
     * It is good no more, or a part of the main branch; nothing happens where it was called good
     * once more since that was found.
     */
    void forget(Called found);
}
