package dev.tenantry.proposals;

import dev.tenantry.manifest.ChangeSet;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What proposals need of the forge. Every call may be repeated and does at most one of GitHub's
 * steps; none is made inside a database transaction. Failures are {@link ForgeTrouble}.
 */
public interface PullRequests {

    /**
     * In whose name a step is done: the person's own linked account when they have one, else the
     * App.
     */
    record InTheNameOf(String email) {}

    /**
     * What a proposal puts on the forge.
     *
     * @param branch {@code tenantry/<kind>/<proposal id>}
     * @param message the whole commit message, trailers included
     */
    record Draft(
            ProposalId id,
            String branch,
            String message,
            String title,
            String body,
            ChangeSet changes,
            InTheNameOf author) {}

    /**
     * Makes the branch with its one commit on top of the change set's base, or finds it; answers
     * the head commit.
     */
    String ensureBranch(Draft draft) throws ForgeTrouble;

    /**
     * Replaces the one commit of the branch by one over a newer base (the intent applied again);
     * answers the new head.
     */
    String moveBranch(Draft draft, String oldHead) throws ForgeTrouble;

    /** Opens the pull request of the branch, or finds it. */
    PullRequest ensureOpened(Draft draft) throws ForgeTrouble;

    /** Gives it the title and the body of the draft. */
    void describe(int number, Draft draft) throws ForgeTrouble;

    /** Sets labels on the pull request (made when they do not exist yet); others stay. */
    void ensureLabels(int number, List<String> labels) throws ForgeTrouble;

    /** Has our own check say what is so now; trouble when that cannot be written there. */
    void judge(int number) throws ForgeTrouble;

    /** How it stands now. */
    PullRequest look(int number) throws ForgeTrouble;

    /**
     * A review in the person's own name, refused without one; {@code head} is the commit they
     * looked at.
     */
    void review(int number, String head, ReviewEvent event, String body, InTheNameOf reviewer)
            throws ForgeTrouble;

    /**
     * Merges exactly {@code head} in the person's own name, or puts it into the merge queue of a
     * branch that has one; refused without a name, a conflict when the head has moved.
     */
    void merge(int number, String head, InTheNameOf who) throws ForgeTrouble;

    /**
     * Closes it and says why, both as the console itself: what a person did with a proposal of
     * another is nothing that the other said.
     *
     * @param comment on one line; may be empty
     */
    void close(int number, String comment) throws ForgeTrouble;

    /** Deletes the branch of a merged or withdrawn proposal; nothing happens when it is gone. */
    void deleteBranch(String branch) throws ForgeTrouble;

    void comment(int number, String body, InTheNameOf who) throws ForgeTrouble;

    enum ReviewEvent {
        APPROVE,
        REQUEST_CHANGES,
        COMMENT,
        /** What it said was taken back, by whomever; nobody submits it. */
        DISMISSED
    }

    enum State {
        OPEN,
        MERGED,
        CLOSED
    }

    /**
     * Something that machines check: a check run, or a commit status.
     *
     * @param conclusion empty while it runs
     */
    record CheckRun(
            String name, Optional<String> conclusion, String summary, Optional<String> url) {}

    /**
     * A review.
     *
     * @param account the forge's number of the account, which stays when its login changes
     * @param counts whether the account may decide here: a person's, with write access
     */
    record Review(
            String login,
            long account,
            boolean counts,
            ReviewEvent event,
            String commit,
            String body,
            Instant at) {}

    /**
     * Something said about it.
     *
     * @param place the file and line it is about, when it is about one
     */
    record Comment(String login, String body, Instant at, Optional<String> place) {}

    /**
     * What became of it in the merge queue last.
     *
     * @param waiting whether it is there still; else it was taken out, or merged
     * @param at since when
     */
    record Queue(boolean waiting, Instant at) {}

    /**
     * A pull request as it stands.
     *
     * @param author login of the account that opened it
     * @param branch of a fork with its owner before it, as in {@code owner:branch}
     * @param retargeted when its base was another one last; empty when it always was this one
     * @param mergeable empty while GitHub works it out
     * @param queue empty when it never was in one
     */
    record PullRequest(
            int number,
            String url,
            State state,
            String title,
            String author,
            String branch,
            String base,
            Optional<Instant> retargeted,
            String head,
            Optional<Boolean> mergeable,
            Optional<Queue> queue,
            Optional<String> mergeCommit,
            List<Review> reviews,
            List<CheckRun> checks,
            List<Comment> comments,
            Instant openedAt,
            Instant updatedAt,
            Optional<Instant> mergedAt) {

        /** Will the forge merge it by itself, in its turn? */
        boolean isQueued() {
            return state == State.OPEN && queue.filter(Queue::waiting).isPresent();
        }
    }
}
