package dev.tenantry.github;

import static dev.tenantry.github.ConnectedGitHub.DANA;
import static dev.tenantry.github.ConnectedGitHub.REMY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenantry.proposals.ForgeTrouble;
import dev.tenantry.proposals.PullRequests.Draft;
import dev.tenantry.proposals.PullRequests.PullRequest;
import dev.tenantry.sandbox.github.Faults.Kind;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who made it, on pull requests of the console and on those made by hand. */
class FourEyesOnGitHubTest extends JudgedOnGitHub {

    @Test
    void aPullRequestWaitsForSomebodyElse() throws ForgeTrouble {
        int number = proposed().number();
        assertThat(conclusion(number)).isEqualTo("action_required");
        github.server.approve("reviewer", number);
        assertThat(conclusion(number)).isEqualTo("success");
        assertThat(title(number)).contains("Approved by reviewer@acme.example");
    }

    @Test
    void theRequesterCannotApproveWhatTheAppOpenedForThem() throws ForgeTrouble {
        github.linked.tokens.clear();
        PullRequest opened = proposed();
        assertThat(opened.author()).isEqualTo("tenantry[bot]");
        github.server.approve("data-engineer", opened.number());
        assertThat(conclusion(opened.number())).isEqualTo("failure");
        github.server.approve("reviewer", opened.number());
        assertThat(conclusion(opened.number())).isEqualTo("success");
    }

    /** Git names prove nothing: what counts is whose credential pushed. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "data-engineer@acme.example",
                "424242+tenantry[bot]@users.noreply.github.com",
                "noreply@github.com",
                "someone@elsewhere.example"
            })
    void whoPushesUnderAnotherNameCannotApproveIt(String author) throws ForgeTrouble {
        Draft draft = draft();
        int number = github.opened(draft).number();
        String trailer = "Proposal-Id: " + draft.id();
        hand.push("reviewer", draft.branch(), "notes/b.md", author, trailer);
        github.server.approve("reviewer", number);
        assertThat(conclusion(number)).isEqualTo("failure");
        github.server.approve("infra-engineer", number);
        assertThat(conclusion(number)).isEqualTo("success");
    }

    @Test
    void whoEverPushedToABranchThatIsChangedByHandCannotApproveIt() throws ForgeTrouble {
        Draft draft = draft();
        int number = github.opened(draft).number();
        hand.push("reviewer", draft.branch(), "notes/b.md", REMY.email());
        hand.push("data-engineer", draft.branch(), "notes/c.md", DANA.email());
        github.server.approve("reviewer", number);
        assertThat(conclusion(number)).isEqualTo("failure");
    }

    @Test
    void whoOnlyPutItBackToWhatTheConsoleMadeHasNotMadeIt() throws ForgeTrouble {
        Draft draft = draft();
        PullRequest opened = github.opened(draft);
        hand.push("reviewer", draft.branch(), "notes/b.md", REMY.email());
        hand.push("reviewer", opened.head(), draft.branch());
        github.server.approve("reviewer", opened.number());
        assertThat(conclusion(opened.number())).isEqualTo("success");
    }

    @Test
    void whoWroteItTogetherWithAnotherCannotApproveIt() throws ForgeTrouble {
        for (String name :
                Set.of(
                        REMY.email(),
                        "13+reviewer@users.noreply.github.com",
                        "REVIEWER@acme.example")) {
            String branch = fresh();
            hand.push(
                    "data-engineer",
                    branch,
                    "notes/b.md",
                    DANA.email(),
                    "Co-Authored-By: R <" + name + ">");
            int number = github.server.open("data-engineer", branch);
            github.server.approve("reviewer", number);
            assertThat(conclusion(number)).as(name).isEqualTo("failure");
        }
    }

    @Test
    void whomOnlyAWebhookToldOfCannotApproveItEither() throws ForgeTrouble {
        String branch = fresh();
        hand.push("data-engineer", branch, "notes/b.md", DANA.email());
        int number = github.server.open("data-engineer", branch);
        github.remembered.pushers.add(new Account(13, "reviewer"));
        github.server.approve("reviewer", number);
        assertThat(conclusion(number)).isEqualTo("failure");
    }

    @Test
    void anAccountThatNobodyLinkedMayBeAnybodys() throws ForgeTrouble {
        String branch = fresh();
        hand.push("data-engineer", branch, "notes/b.md", DANA.email());
        int number = github.server.open("data-engineer", branch);
        github.remembered.people = without("data-engineer");
        assertThat(conclusion(number)).isEqualTo("action_required");
        github.server.approve("reviewer", number);
        assertThat(conclusion(number)).isEqualTo("failure");
        assertThat(title(number)).contains("data-engineer", "nobody has linked");
    }

    private WhoIsWho without(String person) {
        WhoIsWho all = github.remembered.people;
        return new WhoIsWho(
                all.ever().stream().filter(h -> !h.email().startsWith(person)).toList(),
                all.now().stream().filter(h -> !h.email().startsWith(person)).toList(),
                all.signIns());
    }

    /** What was once read of a login may be of another account than has it now. */
    @Test
    void whoOpensItUnderALoginThatWasAnothersIsNotThatOther() throws ForgeTrouble {
        assertThat(conclusion(openedByDana())).isEqualTo("action_required");
        github.server.login("data-engineer", 112);
        try {
            int number = openedByDana();
            github.server.approve("reviewer", number);
            assertThat(conclusion(number)).isEqualTo("failure");
            assertThat(title(number)).contains("data-engineer opened it, a GitHub account that");
        } finally {
            github.server.login("data-engineer", 12);
        }
    }

    private int openedByDana() {
        String branch = fresh();
        hand.push("infra-engineer", branch, "notes/" + branch + ".md", "ines@acme.example");
        return github.server.open("data-engineer", branch);
    }

    @Test
    void whatGitHubDoesNotTellNobodyIsBelievedToKnow() throws ForgeTrouble {
        String branch = fresh();
        hand.push("data-engineer", branch, "notes/b.md", DANA.email());
        int number = github.server.open("data-engineer", branch);
        github.server.approve("reviewer", number);
        github.server.order(Kind.ERROR, "GET", ".*/activity.*", 1, Duration.ZERO);
        assertThat(conclusion(number)).isEqualTo("failure");
        assertThat(title(number)).contains("GitHub does not tell who pushed");
        assertThat(conclusion(number)).isEqualTo("success");
    }

    @Test
    void aBranchThatWasPushedBeforehandIsNotAdopted() {
        Draft draft = draft();
        String[] trailers = {
            "Proposal-Id: " + draft.id(), "Requested-by: Dana <" + DANA.email() + ">"
        };
        hand.push("reviewer", draft.branch(), "notes/a.md", DANA.email(), trailers);
        assertThatThrownBy(() -> github.pullRequests.ensureBranch(draft))
                .isInstanceOf(ForgeTrouble.Conflict.class);
    }

    @Test
    void aBotThatPushesDoesItForNobodyKnows() throws ForgeTrouble {
        Draft draft = draft();
        int number = github.opened(draft).number();
        String mine = hand.push("data-engineer", fresh(), "notes/b.md", DANA.email());
        as("infra-engineer", "GET", "/git/ref/heads/" + draft.branch(), "");
        String body = "{\"sha\": \"" + mine + "\", \"force\": true}";
        String path = "/repos/acme-data/estate/git/refs/heads/" + draft.branch();
        assertThat(github.server.send("Bearer ghs_other-ci", "PATCH", path, body).status())
                .isEqualTo(200);
        github.server.approve("reviewer", number);
        assertThat(conclusion(number)).isEqualTo("failure");
        assertThat(title(number)).contains("other-ci[bot] pushed to it");
    }

    @Test
    void anApprovalDoesNotCountForWhatIsPushedLater() throws ForgeTrouble {
        Draft draft = draft();
        int number = github.opened(draft).number();
        github.server.approve("reviewer", number);
        assertThat(conclusion(number)).isEqualTo("success");
        hand.push("data-engineer", draft.branch(), "notes/b.md", DANA.email());
        assertThat(conclusion(number)).isEqualTo("action_required");
        github.server.approve("reviewer", number);
        assertThat(conclusion(number)).isEqualTo("success");
    }

    @Test
    void nothingNewIsSaidTwice() throws ForgeTrouble {
        int number = proposed().number();
        assertThat(check.publish(number)).isPresent();
        assertThat(check.publish(number)).isEmpty();
        github.pullRequests.close(number, "");
        assertThat(check.publish(number)).isEmpty();
    }
}
