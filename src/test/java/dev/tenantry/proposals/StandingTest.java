package dev.tenantry.proposals;

import static dev.tenantry.proposals.Fixtures.HEAD;
import static dev.tenantry.proposals.Fixtures.NEWER_HEAD;
import static dev.tenantry.proposals.Fixtures.approval;
import static dev.tenantry.proposals.Fixtures.changesWanted;
import static dev.tenantry.proposals.Fixtures.check;
import static dev.tenantry.proposals.Fixtures.running;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.policy.change.Verdict;
import dev.tenantry.policy.change.Verdict.Outcome;
import dev.tenantry.proposals.PullRequests.CheckRun;
import dev.tenantry.proposals.PullRequests.Review;
import dev.tenantry.proposals.PullRequests.ReviewEvent;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StandingTest {

    private static final CheckRun POLICY_GOOD = check(Standing.POLICY_CHECK, "success");

    private static Stage stage(List<Review> reviews, CheckRun... checks) {
        return Standing.of(Fixtures.pullRequest(PullRequests.State.OPEN, reviews, List.of(checks)))
                .stage();
    }

    @Test
    void withoutAnyCheckNothingHasPassed() {
        assertThat(stage(List.of(approval("reviewer", HEAD)))).isEqualTo(Stage.OPENED);
    }

    @Test
    void ourOwnCheckMayWaitForTheApprovalThatComesAfterIt() {
        assertThat(stage(List.of(), running(Standing.POLICY_CHECK))).isEqualTo(Stage.CHECKED);
        assertThat(stage(List.of(), check(Standing.POLICY_CHECK, "action_required")))
                .isEqualTo(Stage.CHECKED);
        assertThat(stage(List.of(), running("lint"), POLICY_GOOD)).isEqualTo(Stage.OPENED);
        assertThat(stage(List.of(), check(Standing.POLICY_CHECK, "failure")))
                .isEqualTo(Stage.OPENED);
    }

    @Test
    void anApprovalOfTheNewestCommitCounts() {
        assertThat(stage(List.of(approval("reviewer", HEAD)), POLICY_GOOD))
                .isEqualTo(Stage.APPROVED);
    }

    @Test
    void anApprovalOfAnOlderCommitDoesNot() {
        assertThat(stage(List.of(approval("reviewer", NEWER_HEAD)), POLICY_GOOD))
                .isEqualTo(Stage.CHECKED);
    }

    @Test
    void anApprovalCountsForNothingWhileFourEyesWait() {
        assertThat(stage(List.of(approval("reviewer", HEAD)), running(Standing.POLICY_CHECK)))
                .isEqualTo(Stage.CHECKED);
    }

    @Test
    void whoWantsChangesHoldsItUpUntilTheyApprove() {
        assertThat(stage(List.of(approval("reviewer", HEAD), changesWanted("other")), POLICY_GOOD))
                .isEqualTo(Stage.CHECKED);
        assertThat(
                        stage(
                                List.of(changesWanted("reviewer"), approval("reviewer", HEAD)),
                                POLICY_GOOD))
                .isEqualTo(Stage.APPROVED);
    }

    @Test
    void aCommentDoesNotTakeAnApprovalBack() {
        Review comment = Fixtures.review("reviewer", ReviewEvent.COMMENT, HEAD, "Nice.");
        assertThat(stage(List.of(approval("reviewer", HEAD), comment), POLICY_GOOD))
                .isEqualTo(Stage.APPROVED);
    }

    @Test
    void whatWasTakenBackLeavesNoApprovalOfBefore() {
        Review dismissed = Fixtures.review("reviewer", ReviewEvent.DISMISSED, HEAD, "");
        assertThat(stage(List.of(approval("reviewer", HEAD), dismissed), POLICY_GOOD))
                .isEqualTo(Stage.CHECKED);
        assertThat(stage(List.of(changesWanted("reviewer"), dismissed), POLICY_GOOD))
                .isEqualTo(Stage.CHECKED);
        assertThat(stage(List.of(dismissed, approval("reviewer", HEAD)), POLICY_GOOD))
                .isEqualTo(Stage.APPROVED);
    }

    @Test
    void whoMayNotWriteDecidesNothing() {
        Review guest =
                new Review("guest", 4, false, ReviewEvent.APPROVE, HEAD, "", Fixtures.MONDAY);
        assertThat(stage(List.of(guest), POLICY_GOOD)).isEqualTo(Stage.CHECKED);
    }

    @Test
    void anAccountKeepsItsWordUnderANewLogin() {
        Review before = new Review("old", 4, true, ReviewEvent.APPROVE, HEAD, "", Fixtures.MONDAY);
        Review after = new Review("new", 4, true, ReviewEvent.DISMISSED, HEAD, "", Fixtures.MONDAY);
        assertThat(stage(List.of(before, after), POLICY_GOOD)).isEqualTo(Stage.CHECKED);
    }

    @Test
    void whatWasApprovedIntoAnotherBaseDoesNotCount() {
        List<Review> reviews = List.of(approval("reviewer", HEAD));
        assertThat(Standing.approvals(reviews, HEAD, Optional.of(Fixtures.MONDAY))).isEmpty();
        assertThat(Standing.approvals(reviews, HEAD, Optional.of(Fixtures.MONDAY.minusSeconds(1))))
                .hasSize(1);
    }

    @Test
    void whatWaitedForAPersonIsAsOurCheckOnThePullRequestSays() {
        Verdict waiting =
                new Verdict(
                        "four-eyes",
                        "Somebody else must approve.",
                        Outcome.PENDING,
                        Optional.empty(),
                        Optional.empty());
        assertThat(judged(waiting, List.of(), running(Standing.POLICY_CHECK))).isEqualTo(waiting);
        assertThat(judged(waiting, List.of(approval("reviewer", HEAD)), POLICY_GOOD))
                .extracting(Verdict::outcome, Verdict::sentence)
                .containsExactly(Outcome.PASSED, "Approved by reviewer, not the requester.");
        CheckRun bad =
                new CheckRun(
                        Standing.POLICY_CHECK,
                        Optional.of("failure"),
                        "The only approval is by the requester.",
                        Optional.empty());
        assertThat(judged(waiting, List.of(approval("asker", HEAD)), bad))
                .extracting(Verdict::outcome, Verdict::sentence)
                .containsExactly(Outcome.REFUSED, "The only approval is by the requester.");
    }

    private static Verdict judged(Verdict previewed, List<Review> reviews, CheckRun check) {
        return Standing.of(Fixtures.pullRequest(PullRequests.State.OPEN, reviews, List.of(check)))
                .judged(List.of(previewed))
                .getFirst();
    }
}
