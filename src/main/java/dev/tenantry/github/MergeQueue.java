package dev.tenantry.github;

import dev.tenantry.proposals.ForgeTrouble;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kohsuke.github.GHIssueState;
import org.kohsuke.github.GHPullRequest;

/**
 * GitHub's merge queue, as its branches tell. A group is no better than the groups before it:
 * GitHub may merge several at once when only the last of them is green.
 */
final class MergeQueue {

    private static final String REFS = "refs/heads/gh-readonly-queue/";

    /** More wait in no queue: GitHub builds at most 100 at a time, and fewer as it is set up. */
    private static final int MOST_AHEAD = 100;

    private static final int MOST_PAGES = 10;

    private final Repositories repositories;
    private final PullRequestReading reading;
    private final Judge judge;

    MergeQueue(Repositories repositories, Judge judge) {
        this.repositories = repositories;
        this.reading = new PullRequestReading(repositories);
        this.judge = judge;
    }

    /**
     * The groups that GitHub has made and neither merged nor given up. Anybody who may push can
     * make many such branches: a group that is not among the first is none, which is good for
     * nothing.
     */
    List<MergeGroup> waiting() throws IOException, ForgeTrouble {
        List<MergeGroup> waiting = new ArrayList<>();
        String below = REFS.substring("refs/".length()) + Rest.path(judge.main()) + "/pr-";
        repositories.walk(
                "/git/matching-refs/" + below,
                MOST_PAGES,
                ref -> {
                    String name = ref.path("ref").asText();
                    MergeGroup.of(name, ref.at("/object/sha").asText(), judge.main())
                            .ifPresent(waiting::add);
                    return true;
                });
        return waiting;
    }

    /** As good as it is alone, and as everything that stands between it and the branch. */
    Judgement judge(GHPullRequest pull, MergeGroup group) throws IOException, ForgeTrouble {
        Judgement own = alone(pull, group);
        String main = repositories.tip(judge.main());
        return own.isGood() && !group.base().equals(main)
                ? behind(group, main, waiting(), own)
                : own;
    }

    /** No better than any group between it and the branch. */
    private Judgement behind(MergeGroup group, String main, List<MergeGroup> queue, Judgement own)
            throws IOException, ForgeTrouble {
        String base = group.base();
        for (int ahead = 0; !base.equals(main); ahead++) {
            Optional<MergeGroup> before =
                    ahead < MOST_AHEAD ? endingAt(base, queue) : Optional.empty();
            if (before.isEmpty()) {
                return Judgement.unreadable(
                        "The queue would merge this behind commit %.7s, which is neither the newest of %s nor in the queue."
                                .formatted(base, judge.main()));
            }
            int number = before.get().pullRequest();
            Judgement theirs = alone(repositories.app().getPullRequest(number), before.get());
            if (!theirs.isGood()) {
                return Judgement.unreadable(
                        "Pull request #%d stands before this one in the queue and is not good: %s"
                                .formatted(number, theirs.title()));
            }
            base = before.get().base();
        }
        return own;
    }

    /** Anybody who may push can call a branch as the queue calls its own. */
    private Judgement alone(GHPullRequest pull, MergeGroup group) throws IOException, ForgeTrouble {
        if (pull.getState() != GHIssueState.OPEN) {
            return Judgement.unreadable("Pull request #%d is closed.".formatted(pull.getNumber()));
        }
        return reading.isQueued(pull)
                ? judge.judge(pull, group)
                : Judgement.unreadable(
                        "Pull request #%d is not in GitHub's merge queue."
                                .formatted(pull.getNumber()));
    }

    private static Optional<MergeGroup> endingAt(String commit, List<MergeGroup> queue) {
        return queue.stream().filter(one -> one.head().equals(commit)).findFirst();
    }
}
