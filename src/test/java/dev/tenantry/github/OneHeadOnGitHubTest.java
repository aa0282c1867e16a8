package dev.tenantry.github;

import static dev.tenantry.github.ConnectedGitHub.DANA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tenantry.manifest.EstateNotRead;
import dev.tenantry.proposals.ForgeTrouble;
import dev.tenantry.proposals.PullRequests.CheckRun;
import dev.tenantry.proposals.Standing;
import dev.tenantry.sandbox.github.Faults.Kind;
import dev.tenantry.sandbox.github.Ledger;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** One head has one check, whatever pull requests it is in and whoever else says something. */
class OneHeadOnGitHubTest extends JudgedOnGitHub {

    /** So many requests a look may cost: it is made for every event. */
    private static final int MOST_CALLS = 20;

    private int into(String branch, String base) {
        return as(
                        "data-engineer",
                        "POST",
                        "/pulls",
                        "{\"title\": \"Twice\", \"head\": \"%s\", \"base\": \"%s\"}"
                                .formatted(branch, base))
                .path("number")
                .asInt();
    }

    private String otherBase() {
        String base = fresh();
        github.server.commit("infra-engineer", base, "notes/base.md", "a\\n");
        return base;
    }

    @Test
    void whatGoesIntoAnotherBranchIsNeverGood() throws ForgeTrouble {
        String branch = fresh();
        hand.push("data-engineer", branch, "notes/b.md", DANA.email());
        int number = into(branch, otherBase());
        github.server.approve("reviewer", number);
        assertThat(conclusion(number)).isEqualTo("failure");
        assertThat(title(number)).contains("does not go into main");
    }

    @Test
    void twoPullRequestsWithOneHeadAreAsGoodAsTheWorse() throws ForgeTrouble {
        String branch = fresh();
        hand.push("data-engineer", branch, "notes/b.md", DANA.email());
        int first = github.server.open("data-engineer", branch);
        github.server.approve("reviewer", first);
        assertThat(conclusion(first)).isEqualTo("success");
        int second = into(branch, otherBase());
        github.server.approve("reviewer", second);
        assertThat(conclusion(second)).isEqualTo("failure");
        assertThat(conclusion(first)).isEqualTo("failure");
        assertThat(check.publish(second)).as("nothing new").isEmpty();
        assertThat(check.publish(first)).as("nothing new").isEmpty();
        as("data-engineer", "PATCH", "/pulls/" + second, "{\"state\": \"closed\"}");
        assertThat(conclusion(first)).isEqualTo("success");
    }

    @Test
    void twoBranchesAtOneCommitAreJudgedTogether() throws ForgeTrouble {
        String branch = fresh();
        String commit = hand.push("data-engineer", branch, "notes/b.md", DANA.email());
        String twin = fresh();
        hand.push("data-engineer", commit, twin);
        int first = github.server.open("data-engineer", branch);
        int second = github.server.open("data-engineer", twin);
        github.server.approve("reviewer", first);
        assertThat(conclusion(first)).isEqualTo("action_required");
        assertThat(title(first)).startsWith("#" + second + ": ");
        github.server.approve("reviewer", second);
        assertThat(conclusion(first)).isEqualTo("success");
    }

    /** An approval can be taken back while it is closed, and nobody looks before it is merged. */
    @Test
    void whatIsClosedIsGoodNoLonger() throws ForgeTrouble {
        int number = proposed().number();
        github.server.approve("reviewer", number);
        assertThat(conclusion(number)).isEqualTo("success");
        as("data-engineer", "PATCH", "/pulls/" + number, "{\"state\": \"closed\"}");
        assertThat(conclusion(number)).isEqualTo("action_required");
        assertThat(title(number)).contains("closed");
        assertThat(check.publish(number)).as("nothing new").isEmpty();
        as("data-engineer", "PATCH", "/pulls/" + number, "{\"state\": \"open\"}");
        assertThat(conclusion(number)).isEqualTo("success");
    }

    @Test
    void aLookCostsFewRequestsHoweverMuchWasSaid() throws ForgeTrouble {
        int number = proposed().number();
        for (int i = 0; i < 10; i++) {
            review("reviewer", number, "COMMENT");
            review("reviewer", number, "REQUEST_CHANGES");
        }
        int before = github.answers.get();
        check.publish(number);
        int waiting = github.answers.get() - before;
        assertThat(waiting).isLessThan(MOST_CALLS);
        github.server.approve("reviewer", number);
        before = github.answers.get();
        assertThat(conclusion(number)).isEqualTo("success");
        assertThat(github.answers.get() - before)
                .as("it looks again, and at main")
                .isLessThan(2 * (waiting + 1));
    }

    @Test
    void onlyOurOwnCheckIsBelieved() throws ForgeTrouble {
        int number = proposed().number();
        String foreign =
                """
                {"name": "tenantry/policy", "head_sha": "%s", "status": "completed",
                "conclusion": "success", "output": {"title": "Fine", "summary": "Fine"}}\
                """
                        .formatted(head(number));
        String path = "/repos/acme-data/estate/check-runs";
        String token = "Bearer " + Ledger.OTHER_TOKEN;
        assertThat(github.server.send(token, "POST", path, foreign).status()).isEqualTo(201);
        String status = "{\"state\": \"success\", \"context\": \"tenantry/policy\"}";
        as("data-engineer", "POST", "/statuses/" + head(number), status);
        assertThat(conclusion(number)).isEqualTo("action_required");
        assertThat(github.pullRequests.look(number).checks())
                .extracting(CheckRun::name, c -> c.conclusion().orElse(""))
                .containsExactlyInAnyOrder(
                        tuple(Standing.POLICY_CHECK, "action_required"),
                        tuple("tenantry/policy (not ours)", "failure"),
                        tuple("tenantry/policy (not ours)", "failure"));
        github.server.approve("reviewer", number);
        assertThat(conclusion(number)).isEqualTo("success");
    }

    @Test
    void whatCannotBeJudgedIsRedUntilItCan() throws ForgeTrouble {
        int number = proposed().number();
        github.server.approve("reviewer", number);
        assertThat(conclusion(number)).isEqualTo("success");
        github.server.order(Kind.ERROR, "GET", ".*/reviews.*", 1, Duration.ZERO);
        assertThat(conclusion(number)).isEqualTo("failure");
        assertThat(title(number)).contains("cannot be judged now");
        assertThat(conclusion(number)).isEqualTo("success");
        estates.trouble = new EstateNotRead();
        assertThat(conclusion(number)).isEqualTo("failure");
        estates.trouble = new IllegalStateException("A fault of ours");
        assertThat(conclusion(number)).isEqualTo("failure");
        assertThat(title(number)).contains("on our side");
    }
}
