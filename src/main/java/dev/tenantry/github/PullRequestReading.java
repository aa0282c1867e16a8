package dev.tenantry.github;

import dev.tenantry.proposals.ForgeTrouble;
import dev.tenantry.proposals.PullRequests.CheckRun;
import dev.tenantry.proposals.PullRequests.Comment;
import dev.tenantry.proposals.PullRequests.PullRequest;
import dev.tenantry.proposals.PullRequests.Review;
import dev.tenantry.proposals.PullRequests.ReviewEvent;
import dev.tenantry.proposals.PullRequests.State;
import java.io.IOException;
import java.net.URL;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kohsuke.github.GHCheckRun;
import org.kohsuke.github.GHIssueComment;
import org.kohsuke.github.GHIssueState;
import org.kohsuke.github.GHPullRequest;
import org.kohsuke.github.GHPullRequestReview;
import org.kohsuke.github.GHPullRequestReviewState;
import org.kohsuke.github.GHRepository;

/** Reads a pull request with all that is said about it, in our words. */
final class PullRequestReading {

    private final Repositories repositories;
    private final ChangedFiles files;

    PullRequestReading(Repositories repositories) {
        this.repositories = repositories;
        this.files = new ChangedFiles(repositories);
    }

    PullRequest read(int number) throws IOException, ForgeTrouble {
        return read(repositories.app().getPullRequest(number));
    }

    PullRequest read(GHPullRequest pull) throws IOException, ForgeTrouble {
        GHRepository repository = repositories.app();
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
                checks(repository, pull.getHead().getSha()),
                comments(pull),
                instant(pull.getCreatedAt()).orElse(Instant.EPOCH),
                instant(pull.getUpdatedAt()).orElse(Instant.EPOCH),
                instant(pull.getMergedAt()),
                state == State.OPEN ? files.of(pull) : List.of());
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

    private static List<CheckRun> checks(GHRepository repository, String head) throws IOException {
        List<CheckRun> checks = new ArrayList<>();
        for (GHCheckRun run : repository.getCheckRuns(head)) {
            GHCheckRun.Conclusion conclusion = run.getConclusion();
            URL url = run.getHtmlUrl();
            checks.add(
                    new CheckRun(
                            run.getName(),
                            conclusion == null
                                    ? Optional.empty()
                                    : Optional.of(conclusion.name().toLowerCase(Locale.ROOT)),
                            run.getOutput() == null ? "" : text(run.getOutput().getTitle()),
                            Optional.ofNullable(url).map(URL::toString)));
        }
        return checks;
    }

    private static List<Comment> comments(GHPullRequest pull) throws IOException {
        if (pull.getCommentsCount() == 0) {
            return List.of();
        }
        List<Comment> comments = new ArrayList<>();
        for (GHIssueComment comment : pull.listComments()) {
            comments.add(
                    new Comment(
                            comment.getUser().getLogin(),
                            text(comment.getBody()),
                            instant(comment.getCreatedAt()).orElse(Instant.EPOCH)));
        }
        return comments;
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static Optional<Instant> instant(@Nullable Date date) {
        return Optional.ofNullable(date).map(Date::toInstant);
    }
}
