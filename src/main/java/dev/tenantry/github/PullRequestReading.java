package dev.tenantry.github;

import dev.tenantry.proposals.ForgeTrouble;
import dev.tenantry.proposals.PullRequests.Comment;
import dev.tenantry.proposals.PullRequests.PullRequest;
import dev.tenantry.proposals.PullRequests.Review;
import dev.tenantry.proposals.PullRequests.ReviewEvent;
import dev.tenantry.proposals.PullRequests.State;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kohsuke.github.GHIssueComment;
import org.kohsuke.github.GHIssueState;
import org.kohsuke.github.GHPullRequest;
import org.kohsuke.github.GHPullRequestReview;
import org.kohsuke.github.GHPullRequestReviewComment;
import org.kohsuke.github.GHPullRequestReviewState;

/** Reads a pull request with all that is said about it, in our words. */
final class PullRequestReading {

    private final Repositories repositories;
    private final Checks checks;

    PullRequestReading(Repositories repositories) {
        this.repositories = repositories;
        this.checks = new Checks(repositories);
    }

    PullRequest read(int number) throws IOException, ForgeTrouble {
        return read(repositories.app().getPullRequest(number));
    }

    PullRequest read(GHPullRequest pull) throws IOException, ForgeTrouble {
        State state = state(pull);
        return new PullRequest(
                pull.getNumber(),
                pull.getHtmlUrl().toString(),
                state,
                pull.getTitle(),
                pull.getUser().getLogin(),
                pull.getHead().getRef(),
                pull.getBase().getRef(),
                pull.getHead().getSha(),
                state == State.OPEN ? Optional.ofNullable(pull.getMergeable()) : Optional.empty(),
                state == State.MERGED
                        ? Optional.ofNullable(pull.getMergeCommitSha())
                        : Optional.empty(),
                reviews(pull),
                checks.of(pull.getHead().getSha()),
                comments(pull),
                instant(pull.getCreatedAt()).orElse(Instant.EPOCH),
                instant(pull.getUpdatedAt()).orElse(Instant.EPOCH),
                instant(pull.getMergedAt()));
    }

    private static State state(GHPullRequest pull) {
        if (pull.getMergedAt() != null) {
            return State.MERGED;
        }
        return pull.getState() == GHIssueState.OPEN ? State.OPEN : State.CLOSED;
    }

    List<Review> reviews(GHPullRequest pull) throws IOException {
        List<Review> reviews = new ArrayList<>();
        for (GHPullRequestReview review : pull.listReviews()) {
            Optional<ReviewEvent> event = event(review.getState());
            if (event.isPresent() && review.getUser() != null) {
                reviews.add(review(review, event.get()));
            }
        }
        return reviews;
    }

    private static Optional<ReviewEvent> event(@Nullable GHPullRequestReviewState state) {
        return switch (state) {
            case APPROVED -> Optional.of(ReviewEvent.APPROVE);
            case CHANGES_REQUESTED, REQUEST_CHANGES -> Optional.of(ReviewEvent.REQUEST_CHANGES);
            case COMMENTED -> Optional.of(ReviewEvent.COMMENT);
            // Taken back, not submitted yet, or new to us: nobody's word.
            case DISMISSED, PENDING -> Optional.empty();
            case null -> Optional.empty();
        };
    }

    private static Review review(GHPullRequestReview review, ReviewEvent event) throws IOException {
        return new Review(
                review.getUser().getLogin(),
                event,
                text(review.getCommitId()),
                text(review.getBody()),
                instant(review.getSubmittedAt()).orElse(Instant.EPOCH));
    }

    /** What was said in the conversation, and about single lines. */
    private static List<Comment> comments(GHPullRequest pull) throws IOException {
        List<Comment> comments = new ArrayList<>();
        if (pull.getCommentsCount() > 0) {
            for (GHIssueComment comment : pull.listComments()) {
                comments.add(
                        new Comment(
                                comment.getUser().getLogin(),
                                text(comment.getBody()),
                                instant(comment.getCreatedAt()).orElse(Instant.EPOCH),
                                Optional.empty()));
            }
        }
        if (pull.getReviewComments() > 0) {
            for (GHPullRequestReviewComment comment : pull.listReviewComments()) {
                comments.add(
                        new Comment(
                                comment.getUser().getLogin(),
                                text(comment.getBody()),
                                instant(comment.getCreatedAt()).orElse(Instant.EPOCH),
                                Optional.of(place(comment))));
            }
        }
        return comments;
    }

    /** The line it is about; after a push that took the line away, the file. */
    private static String place(GHPullRequestReviewComment comment) {
        int line = comment.getLine() > 0 ? comment.getLine() : comment.getOriginalLine();
        return line > 0 ? comment.getPath() + ":" + line : comment.getPath();
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static Optional<Instant> instant(@Nullable Date date) {
        return Optional.ofNullable(date).map(Date::toInstant);
    }
}
