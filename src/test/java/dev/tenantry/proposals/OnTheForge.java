package dev.tenantry.proposals;

import dev.tenantry.identity.Actor;
import dev.tenantry.identity.ConsoleRole;
import dev.tenantry.manifest.Estates;
import dev.tenantry.testing.Eventually;
import dev.tenantry.testing.SandboxGitHub;
import dev.tenantry.testing.Script;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A console beside the sandbox's GitHub, which a test may bring into trouble. */
@SuppressWarnings("NullAway.Init")
abstract class OnTheForge {

    static final Actor DANA = Fixtures.actor("data-engineer", ConsoleRole.DATA_ENGINEER);

    @Inject Proposals proposals;
    @Inject Estates estates;
    @Inject Outbox outbox;

    final SandboxGitHub gitHub = SandboxGitHub.configured();

    @BeforeEach
    void everythingIsQuiet() {
        gitHub.noTrouble();
        Eventually.holds(() -> !estates.newest().commit().isEmpty());
        // Trouble is for the proposal of the test, not for what another left to be done.
        Eventually.holds(() -> outbox.depth() == 0);
    }

    @AfterEach
    void noTroubleIsLeft() {
        gitHub.noTrouble();
    }

    static String fresh() {
        return Script.freshPath("acme-retail");
    }

    Proposal submitted(Intent intent) throws IntentRefused, SubmissionRefused, KeyReused {
        return proposals.submit(intent, DANA, UUID.randomUUID().toString());
    }

    Proposal now(Proposal proposal) {
        return proposals.find(proposal.id()).orElseThrow();
    }

    /** The proposal as it is once its pull request is open. */
    Proposal opened(Proposal proposal) {
        Eventually.holds(() -> now(proposal).stage().isInReview());
        return now(proposal);
    }
}
