package dev.tenantry.github;

import static dev.tenantry.github.ConnectedGitHub.DANA;
import static dev.tenantry.github.ConnectedGitHub.NOBODY;
import static dev.tenantry.github.ConnectedGitHub.REMY;
import static dev.tenantry.github.ConnectedGitHub.add;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantry.manifest.Estate;
import dev.tenantry.manifest.Estates;
import dev.tenantry.proposals.ForgeTrouble;
import dev.tenantry.proposals.PullRequests.Draft;
import dev.tenantry.proposals.PullRequests.InTheNameOf;
import dev.tenantry.proposals.PullRequests.PullRequest;
import dev.tenantry.sandbox.github.RunningGitHub;
import dev.tenantry.testing.PaperEstate;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The check run tenantry/policy, on pull requests of the console and on those made by hand. */
class FourEyesOnGitHubTest {

    @TempDir Path state;
    private ConnectedGitHub github;
    private PolicyCheck check;

    @BeforeEach
    void connect() {
        github = new ConnectedGitHub(state);
        check =
                new PolicyCheck(
                        github.repositories,
                        new PullRequestReading(github.repositories),
                        (branch, number) -> Optional.empty(),
                        new OnPaper(),
                        Clock.systemUTC());
    }

    @AfterEach
    void everythingWasInGitHubsForm() {
        github.close();
        assertThat(RunningGitHub.complaints()).isEmpty();
    }

    @Test
    void aPullRequestWaitsForSomebodyElse() throws ForgeTrouble {
        PullRequest opened = opened(DANA);
        assertThat(conclusion(opened.number())).isEqualTo("action_required");
        github.server.approve("reviewer", opened.number());
        assertThat(conclusion(opened.number())).isEqualTo("success");
    }

    @Test
    void theRequesterCannotApproveWhatTheAppOpenedForThem() throws ForgeTrouble {
        github.linked.tokens.clear();
        PullRequest opened = opened(DANA);
        assertThat(opened.author()).isEqualTo("tenantry[bot]");
        github.server.approve("data-engineer", opened.number());
        assertThat(conclusion(opened.number())).isEqualTo("failure");
        github.server.approve("reviewer", opened.number());
        assertThat(conclusion(opened.number())).isEqualTo("success");
    }

    @Test
    void whoPushedToItCannotApproveIt() throws ForgeTrouble {
        Draft draft = github.draft(DANA, add("notes/a.md", "a\n"));
        PullRequest opened = github.opened(draft);
        github.server.commit("reviewer", draft.branch(), "notes/b.md", "b\\n");
        github.server.approve("reviewer", opened.number());
        assertThat(conclusion(opened.number())).isEqualTo("failure");
    }

    @Test
    void anApprovalDoesNotCountForWhatIsPushedLater() throws ForgeTrouble {
        Draft draft = github.draft(DANA, add("notes/a.md", "a\n"));
        PullRequest opened = github.opened(draft);
        github.server.approve("reviewer", opened.number());
        assertThat(conclusion(opened.number())).isEqualTo("success");
        github.server.commit("data-engineer", draft.branch(), "notes/b.md", "b\\n");
        assertThat(conclusion(opened.number())).isEqualTo("action_required");
        github.server.approve("reviewer", opened.number());
        assertThat(conclusion(opened.number())).isEqualTo("success");
    }

    @Test
    void aPullRequestMadeByHandIsJudgedToo() throws ForgeTrouble {
        github.server.commit("infra-engineer", "by-hand", "notes/a.md", "a\\n");
        int number = github.server.open("infra-engineer", "by-hand");
        assertThat(conclusion(number)).isEqualTo("action_required");
        github.server.approve("reviewer", number);
        assertThat(conclusion(number)).isEqualTo("success");
    }

    @Test
    void aForbiddenGrantIsRedEvenWhenItIsApproved() throws ForgeTrouble {
        String grant =
                """
                apiVersion: iam.cnrm.cloud.google.com/v1beta1
                kind: IAMPolicyMember
                metadata:
                  name: grant-everybody
                  namespace: t-acme-retail
                spec:
                  member: allUsers
                  role: roles/viewer
                  resourceRef: {kind: Project, external: projects/acme-retail-ml-prod}
                """;
        PullRequest opened =
                github.opened(
                        github.draft(
                                NOBODY,
                                add("tenants/acme-retail/infra/access/grants/x.yaml", grant)));
        github.server.approve("reviewer", opened.number());
        assertThat(conclusion(opened.number())).isEqualTo("failure");
    }

    @Test
    void nothingNewIsSaidTwice() throws ForgeTrouble {
        int number = opened(DANA).number();
        assertThat(check.publish(number)).isPresent();
        assertThat(check.publish(number)).isEmpty();
        github.pullRequests.close(number, "", REMY);
        assertThat(check.publish(number)).isEmpty();
    }

    private PullRequest opened(InTheNameOf author) throws ForgeTrouble {
        return github.opened(author, add("notes/a.md", "a\n"));
    }

    /** What the check run on the head says after another look. */
    private String conclusion(int number) throws ForgeTrouble {
        check.publish(number);
        String head =
                github.server
                        .as("reviewer", "GET", "/pulls/" + number)
                        .json()
                        .at("/head/sha")
                        .asText();
        JsonNode runs =
                github.server.as("reviewer", "GET", "/commits/" + head + "/check-runs").json();
        assertThat(runs.path("check_runs")).hasSize(1);
        return runs.at("/check_runs/0/conclusion").asText();
    }

    private static final class OnPaper implements Estates {
        private final Estate estate = PaperEstate.empty().withTenant("acme-retail");

        @Override
        public Estate newest() {
            return estate;
        }

        @Override
        public Estate fetched(String branch) {
            return estate;
        }

        @Override
        public Estate at(String commit) {
            return estate;
        }
    }
}
