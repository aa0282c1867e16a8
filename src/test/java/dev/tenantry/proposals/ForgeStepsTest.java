package dev.tenantry.proposals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.identity.Actor;
import dev.tenantry.identity.ConsoleRole;
import dev.tenantry.manifest.Estates;
import dev.tenantry.testing.Eventually;
import dev.tenantry.testing.SandboxResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The way from the outbox to the sandbox's GitHub and back, on a real PostgreSQL. */
@QuarkusTest
@WithTestResource(SandboxResource.class)
@SuppressWarnings("NullAway.Init")
class ForgeStepsTest {

    @Inject Proposals proposals;
    @Inject Estates estates;
    @Inject Outbox outbox;
    @Inject Reviewing reviewing;

    private static final Actor DANA = Fixtures.actor("data-engineer", ConsoleRole.DATA_ENGINEER);

    private final SandboxGitHub gitHub =
            new SandboxGitHub(
                    config("tenantry.github.api-url"), config("tenantry.github.repository"));

    private static String config(String key) {
        return ConfigProvider.getConfig().getValue(key, String.class);
    }

    @BeforeEach
    void theEstateIsThere() {
        gitHub.noTrouble();
        Eventually.holds(() -> !estates.newest().commit().isEmpty());
        // Trouble is for the proposal of the test, not for what another left to be done.
        Eventually.holds(() -> outbox.depth() == 0);
    }

    @AfterEach
    void noTroubleIsLeft() {
        gitHub.noTrouble();
    }

    private Proposal submitted() throws IntentRefused, SubmissionRefused, KeyReused {
        String path = "tenants/acme-retail/infra/notes/" + UUID.randomUUID() + ".yaml";
        return proposals.submit(Fixtures.addFile(path), DANA, UUID.randomUUID().toString());
    }

    private Proposal now(ProposalId id) {
        return proposals.find(id).orElseThrow();
    }

    private void opens(ProposalId id) {
        Eventually.holds(() -> now(id).stage().isInReview());
    }

    @Test
    void whatWasSubmittedBecomesOneBranchOneCommitAndOnePullRequest()
            throws IntentRefused, SubmissionRefused, KeyReused {
        Proposal proposal = submitted();
        opens(proposal.id());
        Eventually.holds(
                () -> gitHub.labels(now(proposal.id()).number().orElseThrow()).size() == 3);
        int number = now(proposal.id()).number().orElseThrow();
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
    void aLimitOfTheForgeMakesItWaitAndItGoesOnByItself()
            throws IntentRefused, SubmissionRefused, KeyReused {
        gitHub.trouble("SECONDARY_LIMIT", "POST", "/pulls$", 1, 3_000);
        Proposal proposal = submitted();
        Eventually.holds(() -> now(proposal.id()).waitsBecause().isPresent());
        Proposal waiting = now(proposal.id());
        assertThat(waiting.stage()).isEqualTo(Stage.REQUESTED);
        assertThat(waiting.waitsUntil()).isPresent();
        opens(proposal.id());
        assertThat(now(proposal.id()).waitsBecause()).isEmpty();
        assertThat(gitHub.pullRequests(proposal.forge().branch())).hasSize(1);
    }

    @Test
    void anAnswerThatIsLostIsNotAskedForTwice() throws IntentRefused, SubmissionRefused, KeyReused {
        gitHub.trouble("LOST_ANSWER", "POST", "/git/refs$", 1, 0);
        gitHub.trouble("LOST_ANSWER", "POST", "/pulls$", 1, 0);
        Proposal proposal = submitted();
        opens(proposal.id());
        assertThat(gitHub.branches(proposal.id().value())).hasSize(1);
        assertThat(gitHub.commits(proposal.forge().branch())).hasSize(1);
        assertThat(gitHub.pullRequests(proposal.forge().branch())).hasSize(1);
    }

    @Test
    void whatIsWithdrawnIsClosedAndItsBranchGoes()
            throws IntentRefused, SubmissionRefused, KeyReused, NotAllowed {
        Proposal proposal = submitted();
        opens(proposal.id());
        reviewing.withdraw(now(proposal.id()), DANA, "Not needed any more.");
        Eventually.holds(() -> gitHub.branches(proposal.id().value()).isEmpty());
        int number = now(proposal.id()).number().orElseThrow();
        assertThat(gitHub.pullRequest(number).getString("state")).isEqualTo("closed");
        assertThat(now(proposal.id()).stage()).isEqualTo(Stage.WITHDRAWN);
        assertThat(now(proposal.id()).endedBecause())
                .contains("Withdrawn by data-engineer: Not needed any more.");
    }

    @Test
    void manyProposalsAtOnceEachGetTheirOwn() throws IntentRefused, SubmissionRefused, KeyReused {
        List<Proposal> many = List.of(submitted(), submitted(), submitted());
        many.forEach(p -> opens(p.id()));
        assertThat(many.stream().map(p -> now(p.id()).number()).flatMap(Optional::stream))
                .doesNotHaveDuplicates()
                .hasSize(3);
    }
}
