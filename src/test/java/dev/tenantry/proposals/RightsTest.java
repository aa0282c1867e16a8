package dev.tenantry.proposals;

import static dev.tenantry.proposals.Fixtures.ASKER;
import static dev.tenantry.proposals.Fixtures.HEAD;
import static dev.tenantry.proposals.Fixtures.MONDAY;
import static dev.tenantry.proposals.Fixtures.REVIEWER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.identity.Actor;
import dev.tenantry.identity.ConsoleRole;
import dev.tenantry.proposals.PullRequests.Review;
import dev.tenantry.proposals.PullRequests.State;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RightsTest {

    private static Proposal inReview(Review... reviews) {
        Proposal proposal = Fixtures.requested();
        proposal.committed(Fixtures.preview(ASKER), HEAD);
        proposal.opened(7, "https://github.example/7", MONDAY);
        proposal.seen(Fixtures.pullRequest(State.OPEN, List.of(reviews), List.of()), MONDAY);
        return proposal;
    }

    private static Proposal approved() {
        Proposal proposal = inReview(Fixtures.approval("reviewer", HEAD));
        proposal.reviewStands(Stage.APPROVED, MONDAY);
        return proposal;
    }

    private static Actor unlinked(Actor actor) {
        return new Actor(
                actor.email(), actor.name(), actor.groups(), actor.roles(), Optional.empty());
    }

    @Test
    void aReviewerWhoDidNotAskMayApproveAndRefuse() {
        Rights rights = Rights.of(inReview(), REVIEWER);
        assertThat(rights.mayApprove()).isTrue();
        assertThat(rights.mayRefuse()).isTrue();
        assertThat(rights.mayWithdraw()).isFalse();
    }

    @Test
    void whoAskedMayNotReviewEvenAsAReviewer() {
        Actor both =
                Fixtures.actor("data-engineer", ConsoleRole.DATA_ENGINEER, ConsoleRole.REVIEWER);
        assertThat(Rights.of(inReview(), both).notApprove())
                .contains("You asked for it, so somebody else has to review it.");
        assertThat(Rights.of(inReview(), both).mayWithdraw()).isTrue();
    }

    @Test
    void whoIsNoReviewerMayNotReview() {
        Actor other = Fixtures.actor("infra-engineer", ConsoleRole.INFRA_ENGINEER);
        assertThat(Rights.of(inReview(), other).notApprove())
                .contains("Only reviewers may review it.");
    }

    @Test
    void withoutALinkedAccountNobodyReviewsAndTheLinkIsOffered() {
        Rights rights = Rights.of(inReview(), unlinked(REVIEWER));
        assertThat(rights.mayApprove()).isFalse();
        assertThat(rights.wantsLink()).isTrue();
    }

    @Test
    void whoHasApprovedTheNewestCommitNeedNotDoItAgain() {
        assertThat(Rights.of(approved(), REVIEWER).notApprove()).contains("You have approved it.");
        assertThat(
                        Rights.of(
                                inReview(Fixtures.approval("reviewer", Fixtures.NEWER_HEAD)),
                                REVIEWER))
                .extracting(Rights::mayApprove)
                .isEqualTo(true);
    }

    @Test
    void onlyWhatIsApprovedIsMerged() {
        assertThat(Rights.of(inReview(), ASKER).mayMerge()).isFalse();
        assertThat(Rights.of(approved(), ASKER).mayMerge()).isTrue();
        assertThat(Rights.of(approved(), REVIEWER).mayMerge()).isTrue();
        assertThat(Rights.of(approved(), unlinked(ASKER)).wantsLink()).isTrue();
        Actor stranger = Fixtures.actor("stranger", ConsoleRole.DATA_ENGINEER);
        assertThat(Rights.of(approved(), stranger).mayMerge()).isFalse();
    }

    @Test
    void whatIsMergedNobodyCanTakeBack() {
        Proposal merged = approved();
        merged.merged(Fixtures.NEWER_HEAD, MONDAY);
        Rights rights = Rights.of(merged, ASKER);
        assertThat(rights.notWithdraw()).contains("It cannot be withdrawn any more.");
        assertThat(rights.notMerge()).contains("It cannot be merged any more.");
    }
}
