package dev.tenantry.github;

import static dev.tenantry.github.ConnectedGitHub.DANA;
import static dev.tenantry.github.ConnectedGitHub.add;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.proposals.ForgeTrouble;
import dev.tenantry.proposals.PullRequests.Draft;
import dev.tenantry.sandbox.github.Faults.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** An owner by CODEOWNERS has to approve, whatever the branch's rules on GitHub ask for. */
class OwnersOnGitHubTest extends JudgedOnGitHub {

    private int owned(String owners) throws ForgeTrouble {
        estates.estate = estates.estate.with(".github/CODEOWNERS", "notes/ " + owners + "\n");
        return proposed().number();
    }

    private String approvedBy(String login, int number) throws ForgeTrouble {
        github.server.approve(login, number);
        return conclusion(number);
    }

    @Test
    void aMemberOfTheOwningTeamApproves() throws ForgeTrouble {
        int number = owned("@acme-data/security");
        assertThat(approvedBy("infra-engineer", number)).isEqualTo("action_required");
        assertThat(title(number)).startsWith("@acme-data/security has to approve it");
        assertThat(approvedBy("reviewer", number)).isEqualTo("success");
    }

    @Test
    void aPersonMayOwnToo() throws ForgeTrouble {
        int number = owned("@Infra-Engineer");
        assertThat(approvedBy("reviewer", number)).isEqualTo("action_required");
        assertThat(approvedBy("infra-engineer", number)).isEqualTo("success");
        assertThat(approvedBy("reviewer", owned("Reviewer@acme.example"))).isEqualTo("success");
    }

    /** Owning is not enough: whose approval does not count, does not count for the owners. */
    @Test
    void anOwnerWhoAskedForItIsStillNotASecondPerson() throws ForgeTrouble {
        github.linked.tokens.clear();
        int number = owned("@data-engineer");
        assertThat(approvedBy("data-engineer", number)).isEqualTo("failure");
        assertThat(approvedBy("reviewer", number)).isEqualTo("action_required");
    }

    @Test
    void aTeamThatIsNotThereHasNoMembers() throws ForgeTrouble {
        assertThat(approvedBy("reviewer", owned("@acme-data/nobody"))).isEqualTo("action_required");
        assertThat(approvedBy("reviewer", owned("@elsewhere/security")))
                .isEqualTo("action_required");
    }

    @Test
    void whatGitHubDoesNotTellIsSaid() throws ForgeTrouble {
        int number = owned("@acme-data/security");
        github.server.approve("reviewer", number);
        github.server.order(Kind.FORBIDDEN, "GET", ".*/teams/.*", 1, Duration.ZERO);
        assertThat(conclusion(number)).isEqualTo("action_required");
        assertThat(title(number)).contains("GitHub does not tell us who is in @acme-data/security");
        assertThat(conclusion(number)).isEqualTo("success");
    }

    @Test
    void aTeamMayBeGroupsOfTheIdentityProvider() throws ForgeTrouble {
        int number = owned("@acme-data/security");
        estates.estate =
                estates.estate.with(
                        "policy/owners.yaml",
                        """
                        apiVersion: tenantry.dev/v1alpha1
                        kind: OwnerTeams
                        metadata: {name: owners}
                        spec:
                          teams:
                            - {team: "@acme-data/security", groups: [keepers]}
                        """);
        assertThat(approvedBy("reviewer", number)).isEqualTo("action_required");
        inGroup("infra-engineer", "keepers");
        assertThat(approvedBy("infra-engineer", number)).isEqualTo("success");
    }

    @Test
    void aKindThatNoRuleUnderstandsWaitsForAGroup() throws ForgeTrouble {
        estates.estate =
                estates.estate.with(
                        "policy/kinds.yaml",
                        """
                        apiVersion: tenantry.dev/v1alpha1
                        kind: ApprovedKinds
                        metadata: {name: kinds}
                        spec:
                          kinds:
                            - {group: apps, kind: Deployment, approverGroups: [keepers]}
                        """);
        String text = "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\n";
        Draft draft = github.draft(DANA, add("tenants/acme-retail/workflows/web.yaml", text));
        int number = github.opened(draft).number();
        assertThat(approvedBy("reviewer", number)).isEqualTo("action_required");
        inGroup("infra-engineer", "keepers");
        assertThat(approvedBy("infra-engineer", number)).isEqualTo("success");
    }

    private void inGroup(String person, String group) {
        WhoIsWho all = github.remembered.people;
        List<WhoIsWho.SignIn> signIns =
                all.signIns().stream()
                        .map(
                                told ->
                                        told.email().startsWith(person)
                                                ? new WhoIsWho.SignIn(
                                                        told.who(),
                                                        told.email(),
                                                        told.roles(),
                                                        Set.of(group),
                                                        told.at())
                                                : told)
                        .toList();
        github.remembered.people = new WhoIsWho(all.ever(), all.now(), signIns);
    }
}
