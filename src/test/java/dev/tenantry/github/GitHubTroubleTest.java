package dev.tenantry.github;

import static dev.tenantry.github.ConnectedGitHub.DANA;
import static dev.tenantry.github.ConnectedGitHub.NOBODY;
import static dev.tenantry.github.ConnectedGitHub.add;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tenantry.proposals.ForgeTrouble;
import dev.tenantry.proposals.PullRequests;
import dev.tenantry.proposals.PullRequests.Draft;
import dev.tenantry.sandbox.github.Faults.Kind;
import dev.tenantry.sandbox.github.RunningGitHub;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** GitHub is slow, down, tired of us, or answers into the void. */
class GitHubTroubleTest {

    @TempDir Path state;
    private ConnectedGitHub github;

    @BeforeEach
    void connect() {
        github = new ConnectedGitHub(state);
    }

    @AfterEach
    void everythingWasInGitHubsForm() {
        github.close();
        assertThat(RunningGitHub.complaints()).isEmpty();
    }

    @Test
    void aServerErrorIsWaitedFor() {
        github.server.order(Kind.ERROR, ".*", "", 50, Duration.ZERO);
        assertThatThrownBy(() -> github.pullRequests.look(1))
                .isInstanceOf(ForgeTrouble.Wait.class)
                .hasMessage("GitHub does not answer right now.");
    }

    @Test
    void aSlowServerIsWaitedFor() {
        github.server.order(Kind.SLOW, ".*", "access_tokens", 5, Duration.ofSeconds(4));
        assertThatThrownBy(() -> github.impatient().look(1)).isInstanceOf(ForgeTrouble.Wait.class);
    }

    @ParameterizedTest
    @CsvSource({"PRIMARY_LIMIT", "SECONDARY_LIMIT"})
    void aRateLimitIsWaitedForAsLongAsGitHubSays(Kind kind) {
        Instant before = Instant.now();
        github.server.order(kind, "GET", "", 1, Duration.ofMinutes(7));
        ForgeTrouble.Wait wait =
                catchThrowableOfType(ForgeTrouble.Wait.class, () -> github.pullRequests.look(1));
        assertThat(wait.retryAt().orElseThrow())
                .isBetween(before.plusSeconds(7 * 60 - 1), Instant.now().plusSeconds(7 * 60 + 1));
    }

    @Test
    void aPullRequestThatIsNotThereIsRefused() {
        assertThatThrownBy(() -> github.pullRequests.look(4711))
                .isInstanceOf(ForgeTrouble.Refused.class);
    }

    /** As after a kill: what was asked for may be done or not, and nobody knows. */
    @ParameterizedTest
    @CsvSource({
        "POST, /git/trees",
        "POST, /git/commits",
        "POST, /git/refs",
        "POST, /pulls",
        "GET, /branches/",
        "GET, /pulls"
    })
    void aStepWhoseAnswerWasLostIsDoneOnce(String method, String path) throws ForgeTrouble {
        for (PullRequests.InTheNameOf author : List.of(DANA, NOBODY)) {
            Draft draft = github.draft(author, add("a.yaml", "a: 1\n"));
            github.server.order(Kind.LOST_ANSWER, method, path + ".*", 1, Duration.ZERO);
            persist(draft);
            github.server.faults().clear();
            exactlyOne(draft);
        }
    }

    @Test
    void aStepThatIsRepeatedIsDoneOnce() throws ForgeTrouble {
        Draft draft = github.draft(DANA, add("a.yaml", "a: 1\n"));
        for (int i = 0; i < 3; i++) {
            persist(draft);
        }
        exactlyOne(draft);
    }

    @Test
    void aBranchOfSomebodyElseIsAConflict() {
        Draft draft = github.draft(DANA, add("a.yaml", "a: 1\n"));
        github.server.commit("infra-engineer", draft.branch(), "b.yaml", "b: 1\\n");
        assertThatThrownBy(() -> github.pullRequests.ensureBranch(draft))
                .isInstanceOf(ForgeTrouble.Conflict.class);
    }

    /** Tries both steps again until they are done, each time as a process that knows nothing. */
    private void persist(Draft draft) throws ForgeTrouble {
        for (int tries = 0; ; tries++) {
            try {
                PullRequests forge = github.another();
                forge.ensureBranch(draft);
                forge.ensureOpened(draft);
                return;
            } catch (ForgeTrouble.Wait e) {
                assertThat(tries).isLessThan(5);
            }
        }
    }

    private void exactlyOne(Draft draft) throws ForgeTrouble {
        var branches =
                github.server.as("reviewer", "GET", "/git/matching-refs/heads/" + draft.branch());
        assertThat(branches.json()).hasSize(1);
        var pulls =
                github.server.as(
                        "reviewer", "GET", "/pulls?state=all&head=acme-data:" + draft.branch());
        assertThat(pulls.json()).hasSize(1);
        int number = pulls.json().get(0).path("number").asInt();
        assertThat(github.server.as("reviewer", "GET", "/pulls/" + number + "/commits").json())
                .hasSize(1);
    }
}
