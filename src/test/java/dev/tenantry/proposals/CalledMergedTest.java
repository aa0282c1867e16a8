package dev.tenantry.proposals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.testing.Eventually;
import dev.tenantry.testing.SandboxGitHub;
import dev.tenantry.testing.SandboxResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Merged is what main has, and not what GitHub calls so. */
@QuarkusTest
@WithTestResource(SandboxResource.class)
class CalledMergedTest extends OnTheForge {

    private void isOverBecause(Proposal proposal, String why) {
        Eventually.holds(() -> now(proposal).stage() == Stage.WITHDRAWN);
        assertThat(now(proposal).endedBecause().orElse("")).contains(why);
        assertThat(now(proposal).reached(Stage.MERGED)).isEmpty();
    }

    @Test
    void whatWasMergedIntoAnotherBranchIsNotMerged() throws Exception {
        Proposal proposal = opened(submitted(Fixtures.addFile(fresh())));
        int number = proposal.number().orElseThrow();
        String dev = "dev-" + UUID.randomUUID();
        gitHub.branch(dev, gitHub.tip("main"));
        gitHub.retarget(number, dev);
        gitHub.approve("infra-engineer", number);
        assertThat(gitHub.isMerged("infra-engineer", number)).isTrue();
        isOverBecause(proposal, "was merged into " + dev);
    }

    /** Another pull request holds its commit, and takes everything back behind it. */
    @Test
    void whatCameToMainAndWasTakenBackWithTheSameMergeIsNotMerged() throws Exception {
        SandboxGitHub.handsAreKnown();
        String path = fresh();
        Proposal proposal = opened(submitted(Fixtures.addFile(path)));
        String other = "other-" + UUID.randomUUID();
        gitHub.branch(other, proposal.forge().head().orElseThrow());
        gitHub.commit("infra-engineer", other, path, Optional.empty());
        gitHub.commit("infra-engineer", other, fresh(), Optional.of("a: 1\n"));
        int number = gitHub.open("infra-engineer", other);
        gitHub.approve("reviewer", number);
        Eventually.holds(() -> gitHub.isMerged("infra-engineer", number));
        isOverBecause(proposal, "main does not have what it asks for");
    }
}
