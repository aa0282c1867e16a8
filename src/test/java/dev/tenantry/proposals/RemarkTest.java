package dev.tenantry.proposals;

import static dev.tenantry.proposals.Fixtures.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.proposals.PullRequests.Comment;
import dev.tenantry.proposals.PullRequests.PullRequest;
import dev.tenantry.proposals.PullRequests.State;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RemarkTest {

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
