package dev.tenantry.github;

import java.util.List;

/**
 * The commits that our check called good: it stands on a commit, and stays there when the pull
 * request goes on without it.
 */
interface GoodCommits {

    /** Before it is told on GitHub. */
    void called(String commit, int pullRequest);

    /** Those of one pull request, and of its merge groups. */
    List<String> of(int pullRequest);

    List<String> all();

    /** It is good no more, or a part of the main branch. */
    void forget(String commit);
}
