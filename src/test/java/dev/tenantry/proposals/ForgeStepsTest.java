package dev.tenantry.proposals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.testing.AuditRows;
import dev.tenantry.testing.Eventually;
import dev.tenantry.testing.GitHubAccount;
import dev.tenantry.testing.SandboxGitHub;
import dev.tenantry.testing.SandboxResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** The way from the outbox to the sandbox's GitHub and back, on a real PostgreSQL. */
@QuarkusTest
@WithTestResource(SandboxResource.class)
@SuppressWarnings("NullAway.Init")
class ForgeStepsTest extends OnTheForge {

    @Inject Reviewing reviewing;
    @Inject Following following;
    @Inject DataSource database;

    private Proposal submitted() throws IntentRefused, SubmissionRefused, KeyReused {
        return submitted(Fixtures.addFile(fresh()));
    }

    @Test
    void whatWasSubmittedBecomesOneBranchOneCommitAndOnePullRequest()
            throws IntentRefused, SubmissionRefused, KeyReused {
        Proposal proposal = submitted();
        opened(proposal);
        Eventually.holds(() -> gitHub.labels(now(proposal).number().orElseThrow()).size() == 3);
        int number = now(proposal).number().orElseThrow();
        assertThat(gitHub.branches(proposal.id().value())).hasSize(1);
        String branch = proposal.forge().branch();
        assertThat(gitHub.commits(branch))
                .singleElement()
                .asString()
                .contains("\n\nProposal-Id: " + proposal.id() + "\n")
                .contains("Requested-by: data-engineer <data-engineer@acme.example>");
        assertThat(gitHub.pullRequests(branch)).containsExactly(number);
        assertThat(gitHub.pullRequest(number).getString("body"))
                .contains("/proposals/" + proposal.id() + ")");
        assertThat(gitHub.labels(number)).contains("tenantry", "add-file", "tenant/acme-retail");
    }

    @Test
    void aLookWithoutNewsIsRememberedToo()
            throws IntentRefused, SubmissionRefused, KeyReused, ForgeTrouble {
        Proposal proposal = opened(submitted());
        int number = proposal.number().orElseThrow();
        Eventually.holds(() -> !checks(proposal).isEmpty());
        following.follow(number);
        ForgeSide before = now(proposal).forge();
        following.follow(number);
        assertThat(now(proposal).forge().seen()).isEqualTo(before.seen());
        assertThat(now(proposal).forge().seenAt().orElseThrow())
                .isAfter(before.seenAt().orElseThrow());
    }

    private List<PullRequests.CheckRun> checks(Proposal proposal) {
        return now(proposal).forge().seen().orElseThrow().checks();
    }

    @Test
    void aLimitOfTheForgeMakesItWaitAndItGoesOnByItself()
            throws IntentRefused, SubmissionRefused, KeyReused {
        gitHub.trouble("SECONDARY_LIMIT", "POST", "/pulls$", 1, 3_000);
        Proposal proposal = submitted();
        Eventually.holds(() -> now(proposal).waitsBecause().isPresent());
        Proposal waiting = now(proposal);
        assertThat(waiting.stage()).isEqualTo(Stage.REQUESTED);
        assertThat(waiting.waitsUntil()).isPresent();
        opened(proposal);
        assertThat(now(proposal).waitsBecause()).isEmpty();
        assertThat(gitHub.pullRequests(proposal.forge().branch())).hasSize(1);
    }

    @Test
    void anAnswerThatIsLostIsNotAskedForTwice() throws IntentRefused, SubmissionRefused, KeyReused {
        gitHub.trouble("LOST_ANSWER", "POST", "/git/refs$", 1, 0);
        gitHub.trouble("LOST_ANSWER", "POST", "/pulls$", 1, 0);
        Proposal proposal = submitted();
        opened(proposal);
        assertThat(gitHub.branches(proposal.id().value())).hasSize(1);
        assertThat(gitHub.commits(proposal.forge().branch())).hasSize(1);
        assertThat(gitHub.pullRequests(proposal.forge().branch())).hasSize(1);
    }

    @Test
    void whatIsWithdrawnIsClosedAndItsBranchGoes()
            throws IntentRefused, SubmissionRefused, KeyReused, NotAllowed {
        Proposal proposal = submitted();
        opened(proposal);
        reviewing.withdraw(now(proposal), DANA, "Not needed any more.");
        Eventually.holds(() -> gitHub.branches(proposal.id().value()).isEmpty());
        int number = now(proposal).number().orElseThrow();
        assertThat(gitHub.pullRequest(number).getString("state")).isEqualTo("closed");
        assertThat(now(proposal).stage()).isEqualTo(Stage.WITHDRAWN);
        assertThat(now(proposal).endedBecause())
                .contains("Withdrawn by data-engineer: Not needed any more.");
    }

    @Test
    void whatIsClosedOnGitHubIsWithdrawnAndStandsInTheAudit()
            throws IntentRefused, SubmissionRefused, KeyReused {
        Proposal proposal = opened(submitted());
        gitHub.close(proposal.number().orElseThrow());
        Eventually.holds(() -> now(proposal).stage() == Stage.WITHDRAWN);
        assertThat(now(proposal).endedBecause()).contains("Its pull request was closed on GitHub.");
        assertThat(new AuditRows(database).of("proposal:" + proposal.id()))
                .contains(
                        new AuditRows.Row(
                                "pull request",
                                "withdraw",
                                "DONE",
                                "Its pull request was closed on GitHub."));
        Eventually.holds(() -> gitHub.branches(proposal.id().value()).isEmpty());
    }

    @Test
    void whatIsOpenedAgainOnGitHubAndMergedIsMergedHereToo()
            throws IntentRefused, SubmissionRefused, KeyReused, NotAllowed {
        Proposal proposal = opened(submitted());
        reviewing.withdraw(proposal, DANA, "Not needed any more.");
        Eventually.holds(() -> gitHub.branches(proposal.id().value()).isEmpty());
        SandboxGitHub.handsAreKnown();
        GitHubAccount.link("data-engineer");
        int number = proposal.number().orElseThrow();
        gitHub.openAgain(number, proposal.forge().branch());
        gitHub.approve("reviewer", number);
        Eventually.holds(() -> gitHub.isMerged("infra-engineer", number));
        Eventually.holds(() -> now(proposal).reached(Stage.MERGED).isPresent());
        assertThat(now(proposal).endedBecause()).isEmpty();
        assertThat(new AuditRows(database).of("proposal:" + proposal.id()))
                .contains(
                        new AuditRows.Row(
                                "pull request",
                                "merge",
                                "DONE",
                                "It was over here; its pull request was opened again on GitHub"
                                        + " and merged."));
    }

    @Test
    void labelsThatGitHubDoesNotTakeEndNothing()
            throws IntentRefused, SubmissionRefused, KeyReused {
        gitHub.trouble("UNPROCESSABLE", "POST", "/labels$", 1, 0);
        Proposal proposal = opened(submitted());
        Eventually.holds(() -> outbox.depth() == 0);
        assertThat(gitHub.labels(proposal.number().orElseThrow())).isEmpty();
        assertThat(now(proposal).stage().isInReview()).isTrue();
    }

    @Test
    void manyProposalsAtOnceEachGetTheirOwn() throws IntentRefused, SubmissionRefused, KeyReused {
        List<Proposal> many = List.of(submitted(), submitted(), submitted());
        many.forEach(this::opened);
        assertThat(many.stream().map(p -> now(p).number()).flatMap(Optional::stream))
                .doesNotHaveDuplicates()
                .hasSize(3);
    }
}
