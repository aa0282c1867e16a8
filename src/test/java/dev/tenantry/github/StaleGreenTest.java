package dev.tenantry.github;

import static dev.tenantry.github.ConnectedGitHub.DANA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.proposals.ForgeTrouble;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A check stands on a commit: it is not green for longer than what it was said of is good. */
class StaleGreenTest extends JudgedOnGitHub {

    private String said(String commit) {
        return as("reviewer", "GET", "/commits/%s/check-runs?app_id=424242".formatted(commit), "")
                .at("/check_runs/0/conclusion")
                .asText();
    }

    private int approved(String branch) throws ForgeTrouble {
        int number = github.server.open("data-engineer", branch);
        github.server.approve("reviewer", number);
        assertThat(conclusion(number)).isEqualTo("success");
        return number;
    }

    private void made(String branch, String commit) {
        as(
                "data-engineer",
                "POST",
                "/git/refs",
                "{\"ref\": \"refs/heads/%s\", \"sha\": \"%s\"}".formatted(branch, commit));
    }

    @Test
    void aHeadThatWasReplacedIsGreenNoMore() throws ForgeTrouble {
        String branch = fresh();
        String replaced = hand.push("data-engineer", branch, "notes/stale.md", DANA.email());
        int number = approved(branch);
        hand.push("data-engineer", branch, "notes/newer.md", DANA.email());
        check.publish(number);
        assertThat(said(replaced)).isEqualTo("action_required");
        hand.push("data-engineer", replaced, branch);
        assertThat(conclusion(number)).as("its approval is there still").isEqualTo("success");
    }

    /** Squashed, its commits are none of main's: proposed once more they would bring all again. */
    @Test
    void aHeadThatWasSquashedIsGreenNoMore() throws ForgeTrouble {
        String branch = fresh();
        String head = hand.push("data-engineer", branch, "notes/squashed.md", DANA.email());
        int number = approved(branch);
        as("reviewer", "PUT", "/pulls/" + number + "/merge", "{\"merge_method\": \"squash\"}");
        check.publish(number);
        assertThat(said(head)).isEqualTo("action_required");
    }

    @Test
    void aHeadThatIsAPartOfMainStaysGreen() throws ForgeTrouble {
        String branch = fresh();
        String head = hand.push("data-engineer", branch, "notes/merged.md", DANA.email());
        int number = approved(branch);
        as("reviewer", "PUT", "/pulls/" + number + "/merge", "{}");
        check.publish(number);
        assertThat(said(head)).isEqualTo("success");
        assertThat(github.remembered.of(number)).isEmpty();
    }

    @Test
    void aHeadThatAnotherPullRequestHasIsLookedAtThere() throws ForgeTrouble {
        String branch = fresh();
        String head = hand.push("data-engineer", branch, "notes/twice.md", DANA.email());
        int number = approved(branch);
        String twin = fresh();
        made(twin, head);
        int second = github.server.open("data-engineer", twin);
        hand.push("data-engineer", branch, "notes/later.md", DANA.email());
        check.publish(number);
        assertThat(said(head)).isEqualTo("success");
        assertThat(conclusion(second)).isEqualTo("action_required");
    }

    /** What no webhook told is found by the next look at all of them. */
    @Test
    void aBranchThatIsGoneLeavesNoGreen() throws ForgeTrouble {
        String branch = fresh();
        String head = hand.push("data-engineer", branch, "notes/gone.md", DANA.email());
        int number = approved(branch);
        check.takeBack(Set.of(head));
        assertThat(said(head)).isEqualTo("success");
        hand.push("data-engineer", branch, "notes/other.md", DANA.email());
        check.takeBack(Set.of(head(number)));
        assertThat(said(head)).isEqualTo("action_required");
        assertThat(github.remembered.isGood(head)).isFalse();
    }

    /** Another replica looks between the row and the green, when GitHub does not know it yet. */
    @Test
    void whatAnotherReplicaForgotMeanwhileIsTakenBackAllTheSame() throws ForgeTrouble {
        String branch = fresh();
        String head = hand.push("data-engineer", branch, "notes/race.md", DANA.email());
        int number = github.server.open("data-engineer", branch);
        github.server.approve("reviewer", number);
        github.remembered.onceCalled = github.remembered::forget;
        assertThat(conclusion(number)).isEqualTo("success");
        assertThat(github.remembered.isGood(head)).isTrue();
        hand.push("data-engineer", branch, "notes/race-newer.md", DANA.email());
        check.publish(number);
        assertThat(said(head)).isEqualTo("action_required");
    }

    @Test
    void whatWasCalledGoodOnceMoreIsNotForgotten() {
        github.remembered.called("a".repeat(40), 1);
        GoodCommits.Called found = github.remembered.of(1).getFirst();
        github.remembered.called("a".repeat(40), 1);
        github.remembered.forget(found);
        assertThat(github.remembered.isGood("a".repeat(40))).isTrue();
        github.remembered.forget(github.remembered.of(1).getFirst());
        assertThat(github.remembered.isGood("a".repeat(40))).isFalse();
    }

    /** Anybody who may push can make branches of the queue's name. */
    @Test
    void manyBranchesOfTheQueuesNameKeepNoGreen() throws ForgeTrouble {
        String branch = fresh();
        String replaced = hand.push("data-engineer", branch, "notes/many.md", DANA.email());
        int number = approved(branch);
        String main = github.server.tip("main");
        for (int i = 0; i < 201; i++) {
            made("gh-readonly-queue/main/pr-" + i, main);
        }
        hand.push("data-engineer", branch, "notes/many-newer.md", DANA.email());
        check.publish(number);
        assertThat(said(replaced)).isEqualTo("action_required");
    }

    /** Nor of a pull request that there is. */
    @Test
    void aGroupOfNoPullRequestKeepsNoGreen() throws ForgeTrouble {
        String branch = fresh();
        String replaced = hand.push("data-engineer", branch, "notes/none.md", DANA.email());
        int number = approved(branch);
        made("gh-readonly-queue/main/pr-999999999-" + "a".repeat(40), replaced);
        hand.push("data-engineer", branch, "notes/none-newer.md", DANA.email());
        check.publish(number);
        for (MergeGroup group : check.queue()) {
            check.publish(group);
        }
        assertThat(said(replaced)).isEqualTo("failure");
    }

    /** GitHub tells of a commit all pull requests that hold it. */
    @Test
    void manyPullRequestsOverACommitKeepItsGreenNotNorAnother() throws ForgeTrouble {
        String first = fresh();
        String held = hand.push("data-engineer", first, "notes/held.md", DANA.email());
        int number = approved(first);
        String second = fresh();
        String other = hand.push("data-engineer", second, "notes/beside.md", DANA.email());
        approved(second);
        for (int i = 0; i < 501; i++) {
            made("over-" + i, held);
            int over = github.server.open("data-engineer", "over-" + i);
            as("data-engineer", "PATCH", "/pulls/" + over, "{\"state\": \"closed\"}");
        }
        hand.push("data-engineer", first, "notes/held-newer.md", DANA.email());
        hand.push("data-engineer", second, "notes/beside-newer.md", DANA.email());
        check.takeBack(Set.of(head(number)));
        assertThat(said(held)).isEqualTo("action_required");
        assertThat(said(other)).isEqualTo("action_required");
    }

    @Test
    void aHundredPullRequestsOverAColleaguesHeadLeaveItGood() throws ForgeTrouble {
        String branch = fresh();
        String head = hand.push("data-engineer", branch, "notes/colleague.md", DANA.email());
        int number = approved(branch);
        for (int i = 0; i < 101; i++) {
            made("on-top-" + i, head);
            hand.push("data-engineer", "on-top-" + i, "notes/top.md", DANA.email());
            github.server.open("data-engineer", "on-top-" + i);
        }
        assertThat(conclusion(number)).isEqualTo("success");
    }
}
