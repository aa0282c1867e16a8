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
import dev.tenantry.testing.GrantText;
import dev.tenantry.testing.Jane;
import dev.tenantry.testing.PaperEstate;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The check run tenantry/policy, on pull requests of the console and on those made by hand. */
class FourEyesOnGitHubTest {

    private static final String WHO_MAY_ASK =
            """
            apiVersion: tenantry.dev/v1alpha1
            kind: PolicyRule
            metadata: {name: who-may-ask}
            spec:
              sentence: Engineers ask for access
              severity: refuse
              appliesTo: grant
              require: "'data-engineer' in actor.roles"
            """;

    @TempDir Path state;
    private ConnectedGitHub github;
    private PolicyCheck check;
    private final OnPaper estates = new OnPaper();

    @BeforeEach
    void connect() {
        github = new ConnectedGitHub(state);
        check = check((branch, number) -> Optional.empty());
    }

    private PolicyCheck check(PolicyCheck.Requesters requesters) {
        return new PolicyCheck(
                github.repositories,
                new PullRequestReading(github.repositories),
                requesters,
                estates,
                github.mirror,
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
    void aGoodGrantMadeByHandPasses() throws ForgeTrouble {
        int number = grantByHand();
        assertThat(conclusion(number)).isEqualTo("success");
        assertThat(run(number).at("/output/summary").asText()).contains(PolicyCheck.BY_HAND);
    }

    @Test
    void aHouseRuleThatAsksForRolesSaysNoToWhoMakesAGrantByHandAndWhy() throws ForgeTrouble {
        estates.estate = estates.estate.with("policy/who.yaml", WHO_MAY_ASK);
        int number = grantByHand();
        assertThat(conclusion(number)).isEqualTo("failure");
        assertThat(run(number).at("/output/title").asText()).isEqualTo("Engineers ask for access.");
        assertThat(run(number).at("/output/summary").asText()).contains(PolicyCheck.BY_HAND);
    }

    @Test
    void whatTheConsoleKnowsOfARequesterCounts() throws ForgeTrouble {
        estates.estate = estates.estate.with("policy/who.yaml", WHO_MAY_ASK);
        check = check((branch, number) -> Optional.of(Jane.LINKED));
        int number = grantByHand();
        assertThat(conclusion(number)).isEqualTo("success");
        assertThat(run(number).at("/output/summary").asText()).doesNotContain(PolicyCheck.BY_HAND);
    }

    /** A pull request that nobody asked the console for, which a reviewer approves of. */
    private int grantByHand() {
        Instant end = Instant.now().plus(Duration.ofDays(5)).truncatedTo(ChronoUnit.SECONDS);
        GrantText grant = GrantText.dataset("acme-retail", "features_daily", end);
        String json = grant.text().replace("\"", "\\\"").replace("\n", "\\n");
        github.server.commit("infra-engineer", "by-hand", grant.path(), json);
        int number = github.server.open("infra-engineer", "by-hand");
        github.server.approve("reviewer", number);
        return number;
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
        return run(number).path("conclusion").asText();
    }

    private JsonNode run(int number) {
        String head =
                github.server
                        .as("reviewer", "GET", "/pulls/" + number)
                        .json()
                        .at("/head/sha")
                        .asText();
        JsonNode runs =
                github.server.as("reviewer", "GET", "/commits/" + head + "/check-runs").json();
        assertThat(runs.path("check_runs")).hasSize(1);
        return runs.at("/check_runs/0");
    }

    private static final class OnPaper implements Estates {
        private PaperEstate estate = PaperEstate.empty().withTenant("acme-retail");

        @Override
        public Estate newest() {
            return estate;
        }

        @Override
        public Estate at(String commit) {
            return estate;
        }
    }
}
