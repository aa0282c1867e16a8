package dev.tenantry.github;

import static dev.tenantry.github.Remembered.held;
import static dev.tenantry.github.Remembered.signIn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.identity.ConsoleRole;
import dev.tenantry.proposals.ForgeTrouble;
import dev.tenantry.sandbox.github.Ledger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Whose approvals count: of this head and base, of people who may, who had no hand in it. */
class WhoApprovedOnGitHubTest extends JudgedOnGitHub {

    private int approved() throws ForgeTrouble {
        int number = proposed().number();
        github.server.approve("reviewer", number);
        return number;
    }

    @Test
    void whoTakesItBackHasNotApprovedWhoeverDismissesThat() throws ForgeTrouble {
        int number = approved();
        assertThat(conclusion(number)).isEqualTo("success");
        long wanted = review("reviewer", number, "REQUEST_CHANGES");
        assertThat(conclusion(number)).isEqualTo("action_required");
        dismiss("data-engineer", number, wanted);
        assertThat(conclusion(number)).isEqualTo("action_required");
    }

    /** GitHub's tag of a full page says nothing of whether another page follows it. */
    @Test
    void aWordOnAPageThatWasNotThereBeforeIsHeard() throws ForgeTrouble {
        int number = approved();
        for (int i = 0; i < 99; i++) {
            review("infra-engineer", number, "COMMENT");
        }
        assertThat(conclusion(number)).isEqualTo("success");
        review("reviewer", number, "REQUEST_CHANGES");
        assertThat(conclusion(number)).isEqualTo("action_required");
    }

    @Test
    void anApprovalThatIsDismissedIsNone() throws ForgeTrouble {
        int number = proposed().number();
        dismiss("data-engineer", number, review("reviewer", number, "APPROVE"));
        assertThat(conclusion(number)).isEqualTo("action_required");
    }

    @Test
    void whoMayNotWriteToTheRepositoryDoesNotApprove() throws ForgeTrouble {
        int number = proposed().number();
        github.server.approve("guest", number);
        assertThat(conclusion(number)).isEqualTo("action_required");
    }

    @Test
    void whoIsNoReviewerHereDoesNotApprove() throws ForgeTrouble {
        String branch = fresh();
        github.server.commit("infra-engineer", branch, "notes/a.md", "a\\n");
        int number = github.server.open("infra-engineer", branch);
        github.server.approve("data-engineer", number);
        assertThat(conclusion(number)).isEqualTo("failure");
        assertThat(title(number)).contains("no reviewer when they last signed in");
    }

    @Test
    void rolesOfASignInOfLongAgoAreNotBelieved() throws ForgeTrouble {
        int number = approved();
        signIns(
                told ->
                        new WhoIsWho.SignIn(
                                told.who(),
                                told.email(),
                                told.roles(),
                                told.groups(),
                                told.at().minus(Duration.ofDays(31))));
        assertThat(conclusion(number)).isEqualTo("failure");
    }

    private void signIns(UnaryOperator<WhoIsWho.SignIn> change) {
        WhoIsWho all = github.remembered.people;
        github.remembered.people =
                new WhoIsWho(all.ever(), all.now(), all.signIns().stream().map(change).toList());
    }

    @Test
    void anAccountThatIsUnlinkedSinceDoesNotApprove() throws ForgeTrouble {
        int number = approved();
        assertThat(conclusion(number)).isEqualTo("success");
        WhoIsWho all = github.remembered.people;
        github.remembered.people = new WhoIsWho(all.ever(), List.of(), all.signIns());
        assertThat(conclusion(number)).isEqualTo("failure");
        assertThat(title(number)).contains("nobody has linked");
    }

    @Test
    void anAccountThatWasAnotherPersonsBeforeDoesNotApprove() throws ForgeTrouble {
        int number = approved();
        alsoHeld(held("mallory", 13, "reviewer"));
        assertThat(conclusion(number)).isEqualTo("failure");
        assertThat(title(number)).contains("another person's before");
    }

    private void alsoHeld(WhoIsWho.Held link) {
        WhoIsWho all = github.remembered.people;
        List<WhoIsWho.Held> ever = new ArrayList<>(all.ever());
        ever.add(link);
        github.remembered.people = new WhoIsWho(ever, all.now(), all.signIns());
    }

    /** Linked before numbers were kept: whoever has the login now may be another. */
    @Test
    void aLinkThatOnlyNamesALoginIsNobodysToday() throws ForgeTrouble {
        int number = approved();
        WhoIsWho all = github.remembered.people;
        List<WhoIsWho.Held> bare = List.of(held("data-engineer", 12), held("reviewer", 0));
        github.remembered.people = new WhoIsWho(bare, bare, all.signIns());
        assertThat(conclusion(number)).isEqualTo("failure");
        assertThat(title(number)).contains("nobody has linked this GitHub account");
    }

    /** Remy once had the account that made it, and gave it up for another one. */
    @Test
    void anAccountOfBeforeStaysItsPersons() throws ForgeTrouble {
        String branch = fresh();
        github.server.commit("infra-engineer", branch, "notes/a.md", "a\\n");
        int number = github.server.open("infra-engineer", branch);
        github.server.approve("reviewer", number);
        assertThat(conclusion(number)).isEqualTo("success");
        alsoHeld(held("reviewer", 11, "infra-engineer"));
        assertThat(conclusion(number)).isEqualTo("failure");
    }

    /** One person at the provider, with an address of before. */
    @Test
    void anAddressOfBeforeStaysItsPersons() throws ForgeTrouble {
        int number = approved();
        WhoIsWho all = github.remembered.people;
        List<WhoIsWho.SignIn> signIns = new ArrayList<>(all.signIns());
        signIns.removeIf(s -> s.email().startsWith("data-engineer"));
        signIns.add(
                new WhoIsWho.SignIn(
                        "provider reviewer",
                        "data-engineer@acme.example",
                        Set.of(ConsoleRole.DATA_ENGINEER),
                        Set.of(),
                        signIn("x", ConsoleRole.VIEWER).at()));
        github.remembered.people = new WhoIsWho(all.ever(), all.now(), signIns);
        assertThat(conclusion(number)).isEqualTo("failure");
    }

    @Test
    void aBotsReviewIsIgnored() throws ForgeTrouble {
        int number = proposed().number();
        String path = "/repos/acme-data/estate/pulls/" + number;
        String review = "{\"event\": \"APPROVE\", \"body\": \"Fine.\"}";
        String comment = "{\"body\": \"I looked.\"}";
        String token = "Bearer " + Ledger.OTHER_TOKEN;
        assertThat(github.server.send(token, "POST", path + "/reviews", review).status())
                .isEqualTo(200);
        String issue = path.replace("/pulls/", "/issues/");
        assertThat(github.server.send(token, "POST", issue + "/comments", comment).status())
                .isEqualTo(201);
        assertThat(conclusion(number)).isEqualTo("action_required");
        assertThat(github.pullRequests.look(number).comments()).hasSize(1);
        github.server.approve("reviewer", number);
        assertThat(conclusion(number)).isEqualTo("success");
    }

    @Test
    void anApprovalIsOfABaseToo() throws ForgeTrouble {
        int number = approved();
        assertThat(conclusion(number)).isEqualTo("success");
        String other = fresh();
        github.server.commit("data-engineer", other, "notes/other.md", "a\\n");
        retarget(number, other);
        assertThat(conclusion(number)).isEqualTo("failure");
        retarget(number, "main");
        assertThat(conclusion(number)).isEqualTo("action_required");
    }
}
