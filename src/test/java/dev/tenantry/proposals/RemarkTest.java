package dev.tenantry.proposals;

import static dev.tenantry.proposals.Fixtures.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.proposals.PullRequests.Comment;
import dev.tenantry.proposals.PullRequests.PullRequest;
import dev.tenantry.proposals.PullRequests.Review;
import dev.tenantry.proposals.PullRequests.ReviewEvent;
import dev.tenantry.proposals.PullRequests.State;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RemarkTest {

    private static Remark of(Review review) {
        return Remark.of(Fixtures.pullRequest(State.OPEN, List.of(review), List.of())).getFirst();
    }

    /** A reader's word looks like nobody's whose word decides. */
    @Test
    void aReviewThatDoesNotCountHasNoColour() {
        for (ReviewEvent event : List.of(ReviewEvent.APPROVE, ReviewEvent.REQUEST_CHANGES)) {
            Remark remark = of(new Review("bot", 0, false, event, Fixtures.HEAD, "", MONDAY));
            assertThat(remark.tone()).isEqualTo("todo");
            assertThat(remark.did()).endsWith("which does not count here");
        }
        assertThat(of(Fixtures.approval("reviewer", Fixtures.HEAD)).tone()).isEqualTo("ok");
        assertThat(of(Fixtures.changesWanted("reviewer")).tone()).isEqualTo("warn");
    }

    private static PullRequest with(Comment comment) {
        PullRequest plain = Fixtures.pullRequest(State.OPEN, List.of(), List.of());
        return new PullRequest(
                plain.number(),
                plain.url(),
                plain.state(),
                plain.title(),
                plain.author(),
                plain.branch(),
                plain.base(),
                plain.retargeted(),
                plain.head(),
                plain.mergeable(),
                plain.queue(),
                plain.mergeCommit(),
                plain.reviews(),
                plain.checks(),
                List.of(comment),
                plain.openedAt(),
                plain.updatedAt(),
                plain.mergedAt());
    }

    @Test
    void aCommentOnALineSaysOnWhich() {
        Comment comment = new Comment("reviewer", "Why?", MONDAY, Optional.of("a.yaml:2"));
        assertThat(Remark.of(with(comment)))
                .singleElement()
                .satisfies(remark -> assertThat(remark.did()).isEqualTo("commented on a.yaml:2"));
    }

    /** What was seen before comments had a place is still read. */
    @Test
    void aCommentThatWasKeptWithoutAPlaceIsOnNone() {
        String kept =
                "{\"login\": \"reviewer\", \"body\": \"Why?\", \"at\": \"2026-11-23T09:00:00Z\"}";
        assertThat(Json.read(kept, Comment.class).place()).isEmpty();
    }
}
