package dev.tenantry.proposals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.testing.Eventually;
import dev.tenantry.testing.OtherSettings;
import dev.tenantry.testing.SandboxResource;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The commit that adds a step starts it: nobody looks into the outbox on a clock here. */
@QuarkusTest
@TestProfile(OtherSettings.class)
@WithTestResource(SandboxResource.class)
@SuppressWarnings("NullAway.Init")
class WokenByCommitsTest extends OnTheForge {

    @Inject Reviewing reviewing;
    @Inject Scheduler scheduler;

    @BeforeEach
    void nobodyLooksAnyMore() {
        OtherSettings.awaitFirstLooks(scheduler);
    }

    @Test
    void aSubmissionIsCarriedOutAndSoIsEveryStepAfterIt() throws Exception {
        Proposal proposal = opened(submitted(Fixtures.addFile(fresh())));
        Eventually.holds(() -> gitHub.labels(proposal.number().orElseThrow()).size() == 3);
        Eventually.holds(() -> outbox.depth() == 0);

        reviewing.withdraw(now(proposal), DANA, "");
        Eventually.holds(() -> gitHub.branches(proposal.id().value()).isEmpty());
        Eventually.holds(() -> outbox.depth() == 0);
        assertThat(now(proposal).stage()).isEqualTo(Stage.WITHDRAWN);
    }

    @Test
    void aStepThatHadToWaitIsTakenUpWhenItsPauseIsOver() throws Exception {
        gitHub.trouble("ERROR", "POST", "/pulls$", 3, 0);
        Proposal proposal = opened(submitted(Fixtures.addFile(fresh())));
        assertThat(gitHub.pullRequests(proposal.forge().branch())).hasSize(1);
        assertThat(proposal.waitsBecause()).isEmpty();
    }
}
