package dev.tenantry.github;

import static dev.tenantry.github.ConnectedGitHub.DANA;
import static dev.tenantry.github.ConnectedGitHub.NOBODY;
import static dev.tenantry.github.ConnectedGitHub.add;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.identity.Actor;
import dev.tenantry.identity.ConsoleRole;
import dev.tenantry.proposals.ForgeTrouble;
import dev.tenantry.proposals.PullRequests.Draft;
import dev.tenantry.proposals.PullRequests.PullRequest;
import dev.tenantry.testing.GrantText;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What nobody asked the console for is judged by the same rules. */
class ByHandOnGitHubTest extends JudgedOnGitHub {

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

    private int grants;

    @Test
    void aPullRequestMadeByHandIsJudgedToo() throws ForgeTrouble {
        String branch = fresh();
        hand.push("infra-engineer", branch, "notes/a.md", "infra-engineer@acme.example");
        int number = github.server.open("infra-engineer", branch);
        assertThat(conclusion(number)).isEqualTo("action_required");
        github.server.approve("reviewer", number);
        assertThat(conclusion(number)).isEqualTo("success");
    }

    @Test
    void aGoodGrantMadeByHandPasses() throws ForgeTrouble {
        int number = grantByHand();
        assertThat(conclusion(number)).isEqualTo("success");
        assertThat(summary(number)).contains(Judge.BY_HAND);
        assertThat(summary(number))
                .contains("jane.doe@acme.example would be able to read dataset features");
    }

    @Test
    void aHouseRuleThatAsksForRolesSaysNoToWhoMakesAGrantByHandAndWhy() throws ForgeTrouble {
        estates.estate = estates.estate.with("policy/who.yaml", WHO_MAY_ASK);
        int number = grantByHand();
        assertThat(conclusion(number)).isEqualTo("failure");
        assertThat(title(number)).isEqualTo("Engineers ask for access.");
        assertThat(summary(number)).contains(Judge.BY_HAND);
    }

    @Test
    void whatTheConsoleKnowsOfARequesterCounts() throws ForgeTrouble {
        estates.estate = estates.estate.with("policy/who.yaml", WHO_MAY_ASK);
        int number = approved(github.opened(granting()).number());
        assertThat(conclusion(number)).isEqualTo("success");
        assertThat(summary(number)).doesNotContain(Judge.BY_HAND);
    }

    @Test
    void whatWasKnownOfARequesterLongAgoDoesNot() throws ForgeTrouble {
        estates.estate = estates.estate.with("policy/who.yaml", WHO_MAY_ASK);
        asked = Instant.now().minus(Duration.ofDays(31));
        int number = approved(github.opened(granting()).number());
        assertThat(conclusion(number)).isEqualTo("failure");
        assertThat(summary(number)).contains(Judge.BY_HAND);
    }

    /** The same grant in a pull request of one's own is refused. */
    @Test
    void whoPushesIntoSomebodysProposalDoesNotBorrowTheirRoles() throws ForgeTrouble {
        estates.estate = estates.estate.with("policy/who.yaml", WHO_MAY_ASK);
        Draft draft = draft();
        int number = github.opened(draft).number();
        GrantText grant = grant();
        github.server.commit("infra-engineer", draft.branch(), grant.path(), json(grant));
        assertThat(conclusion(approved(number))).isEqualTo("failure");
        assertThat(title(number)).isEqualTo("Engineers ask for access.");
        assertThat(summary(number)).contains(Judge.BY_HAND);
    }

    private Draft granting() {
        GrantText grant = grant();
        return github.draft(DANA, add(grant.path(), grant.text()));
    }

    /** A program's token has a name and no person; nobody could be somebody else. */
    @Test
    void whatNobodyWhoSignedInHereAskedForHasNoSecondPerson() throws ForgeTrouble {
        check =
                check(
                        (branch, number) ->
                                Optional.of(
                                        new Makers.Origin(
                                                program("service-account-ci"),
                                                Set.of(),
                                                Instant.now())));
        int number = grantByHand();
        assertThat(conclusion(number)).isEqualTo("failure");
        assertThat(title(number)).contains("service-account-ci", "nobody has signed in");
    }

    private static Actor program(String name) {
        return new Actor(name, name, Set.of(), Set.of(ConsoleRole.DATA_ENGINEER), Optional.empty());
    }

    /** A pull request that nobody asked the console for, which a reviewer approves of. */
    private int grantByHand() {
        String branch = fresh();
        GrantText grant = grant();
        github.server.commit("infra-engineer", branch, grant.path(), json(grant));
        return approved(github.server.open("infra-engineer", branch));
    }

    private int approved(int number) {
        github.server.approve("reviewer", number);
        return number;
    }

    /** Each another one, so that no two heads are the same. */
    private GrantText grant() {
        Instant end = Instant.now().plus(Duration.ofMinutes(7_000 + ++grants));
        return GrantText.dataset(
                "acme-retail", "features_daily", end.truncatedTo(ChronoUnit.SECONDS));
    }

    private static String json(GrantText grant) {
        return grant.text().replace("\"", "\\\"").replace("\n", "\\n");
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
}
