package dev.tenantry.sandbox.github;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What GitHub refuses, this one refuses with the same status. */
class GitHubRefusalsTest {

    @TempDir Path state;
    private RunningGitHub github;

    @BeforeEach
    void start() {
        github = new RunningGitHub(state);
    }

    @AfterEach
    void everythingWasInGitHubsForm() {
        github.close();
        assertThat(RunningGitHub.complaints()).isEmpty();
    }

    @Test
    void anAuthorCannotApproveTheOwnPullRequest() {
        int number = opened("data-engineer");
        assertThat(github.approve("data-engineer", number).status()).isEqualTo(422);
        assertThat(github.approve("reviewer", number).status()).isEqualTo(200);
    }

    @Test
    void nothingIsMergedWithoutAnApproval() {
        int number = opened("data-engineer");
        assertThat(merge(number, github.tip("change")).status()).isEqualTo(405);
        github.approve("reviewer", number);
        RunningGitHub.Reply merged = merge(number, github.tip("change"));
        assertThat(merged.status()).isEqualTo(200);
        assertThat(github.tip("main")).isEqualTo(merged.text("sha"));
        assertThat(merge(number, github.tip("change")).status()).isEqualTo(405);
    }

    @Test
    void nothingIsMergedWithoutItsRequiredCheck() {
        github.close();
        github =
                new RunningGitHub(
                        state.resolve("guarded"),
                        "http://127.0.0.1:9",
                        Clock.systemUTC(),
                        new GuardedEstate());
        int number = opened("data-engineer");
        String head = github.tip("change");
        github.approve("reviewer", number);
        RunningGitHub.Reply unchecked = merge(number, head);
        assertThat(unchecked.status()).isEqualTo(405);
        assertThat(unchecked.text("message"))
                .isEqualTo("Required status check \"tenantry/policy\" is expected.");
        assertThat(GuardedEstate.check(github, head, "failure").status()).isEqualTo(201);
        assertThat(merge(number, head).status()).isEqualTo(405);
        assertThat(GuardedEstate.check(github, head, "success").status()).isEqualTo(201);
        assertThat(merge(number, head).status()).isEqualTo(200);
    }

    @Test
    void aStaleHeadIsNotMerged() {
        int number = opened("data-engineer");
        github.approve("reviewer", number);
        String seen = github.tip("change");
        github.commit("data-engineer", "change", "b.yaml", "b: 1\\n");
        assertThat(merge(number, seen).status()).isEqualTo(409);
    }

    @Test
    void mainMovesByPullRequestsOnly() {
        String commit = github.commit("infra-engineer", "change", "a.yaml", "a: 1\\n");
        assertThat(
                        github.as(
                                        "infra-engineer",
                                        "PATCH",
                                        "/git/refs/heads/main",
                                        "{\"sha\": \"" + commit + "\"}")
                                .status())
                .isEqualTo(422);
    }

    @Test
    void aBranchAndItsPullRequestExistOnce() {
        int number = opened("data-engineer");
        String commit = github.tip("change");
        String ref = "{\"ref\": \"refs/heads/change\", \"sha\": \"" + commit + "\"}";
        assertThat(github.as("data-engineer", "POST", "/git/refs", ref).status()).isEqualTo(422);
        String again = "{\"title\": \"Again\", \"head\": \"change\", \"base\": \"main\"}";
        assertThat(github.as("reviewer", "POST", "/pulls", again).status()).isEqualTo(422);
        assertThat(number).isEqualTo(1);
    }

    @Test
    void deletingWhatIsNotThereIsRefused() {
        String body =
                """
                {"base_tree": "%s", "tree": [{"path": "no/such", "mode": "100644",
                "type": "blob", "sha": null}]}"""
                        .formatted(github.tip("main"));
        assertThat(github.as("data-engineer", "POST", "/git/trees", body).status()).isEqualTo(422);
    }

    @Test
    void conflictingChangesAreNotMergeable() {
        int first = opened("data-engineer");
        github.commit("infra-engineer", "other", "a.yaml", "a: 2\\n");
        int second = github.open("infra-engineer", "other");
        github.approve("reviewer", first);
        github.approve("reviewer", second);
        assertThat(merge(first, github.tip("change")).status()).isEqualTo(200);
        RunningGitHub.Reply left = github.as("reviewer", "GET", "/pulls/" + second);
        assertThat(left.json().path("mergeable").asBoolean(true)).isFalse();
        assertThat(left.text("mergeable_state")).isEqualTo("dirty");
        assertThat(merge(second, github.tip("other")).status()).isEqualTo(405);
    }

    @Test
    void peopleCannotMakeCheckRuns() {
        String body =
                "{\"name\": \"tenantry/policy\", \"head_sha\": \"" + github.tip("main") + "\"}";
        assertThat(github.as("infra-engineer", "POST", "/check-runs", body).status())
                .isEqualTo(403);
    }

    @Test
    void aWrongTokenIsRefused() {
        assertThat(github.send("token nonsense", "GET", "/user").status()).isEqualTo(401);
        assertThat(github.send("Bearer eyJ.eyJ.x", "GET", "/app").status()).isEqualTo(401);
    }

    private int opened(String login) {
        github.commit(login, "change", "a.yaml", "a: 1\\n");
        return github.open(login, "change");
    }

    private RunningGitHub.Reply merge(int number, String head) {
        return github.as(
                "reviewer", "PUT", "/pulls/" + number + "/merge", "{\"sha\": \"" + head + "\"}");
    }
}
