package dev.tenantry.proposals;

import dev.tenantry.proposals.PullRequests.PullRequest;
import dev.tenantry.proposals.PullRequests.ReviewEvent;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Something that somebody said about a proposal on the forge. */
public record Remark(String login, String did, String tone, String body, Instant at) {

    static List<Remark> of(PullRequest pullRequest) {
        Stream<Remark> reviews =
                pullRequest.reviews().stream()
                        .filter(r -> r.event() != ReviewEvent.COMMENT || !r.body().isBlank())
                        .map(r -> review(r, pullRequest.head()));
        Stream<Remark> comments = pullRequest.comments().stream().map(Remark::comment);
        return Stream.concat(reviews, comments).sorted(Comparator.comparing(Remark::at)).toList();
    }

    private static Remark comment(PullRequests.Comment comment) {
        String did = comment.place().map(place -> "commented on " + place).orElse("commented");
        return new Remark(comment.login(), did, "todo", comment.body(), comment.at());
    }

    private static Remark review(PullRequests.Review review, String head) {
        boolean ofHead = review.commit().equals(head);
        return switch (review.event()) {
            case APPROVE ->
                    ofHead
                            ? deciding(review, "approved", "ok")
                            : said(review, "approved an earlier commit", "todo");
            case REQUEST_CHANGES -> deciding(review, "requested changes", "warn");
            case DISMISSED -> said(review, "gave a review that was dismissed", "todo");
            case COMMENT -> said(review, "commented", "todo");
        };
    }

    /** Only of who may decide has it a colour. */
    private static Remark deciding(PullRequests.Review review, String did, String tone) {
        return review.counts()
                ? said(review, did, tone)
                : said(review, did + ", which does not count here", "todo");
    }

    private static Remark said(PullRequests.Review review, String did, String tone) {
        return new Remark(review.login(), did, tone, review.body(), review.at());
    }
}
