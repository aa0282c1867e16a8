package dev.tenantry.proposals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.manifest.TenantId;
import dev.tenantry.proposals.Fixtures.AddLine;
import dev.tenantry.testing.Eventually;
import dev.tenantry.testing.OnItsOwn;
import dev.tenantry.testing.SandboxGitHub;
import dev.tenantry.testing.SandboxResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** GitHub is in trouble, or main moves: a proposal waits, says why and until when, and goes on. */
@QuarkusTest
@TestProfile(OnItsOwn.class)
@WithTestResource(SandboxResource.class)
class ForgeOutagesTest extends OnTheForge {

    private static final TenantId TENANT = new TenantId("acme-retail");

    @BeforeAll
    static void nothingElseIsOpen() {
        SandboxGitHub.configured().closeAll();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "ERROR, POST, /git/trees, 0, GitHub does not answer right now.",
                "ERROR, POST, /pulls$, 0, GitHub does not answer right now.",
                "SLOW, POST, /git/commits, 6000, GitHub does not answer right now.",
                "UNAUTHORIZED, POST, /pulls$, 0, GitHub does not accept the console's credentials.",
                "PRIMARY_LIMIT, POST, /git/trees, 3000, GitHub asked us to slow down.",
                "PRIMARY_LIMIT, POST, /pulls$, 3000, GitHub asked us to slow down.",
                "SECONDARY_LIMIT, POST, /git/refs$, 3000, GitHub asked us to slow down.",
                "SUSPENDED, POST, /git/trees, 0, \"The console's App is suspended on GitHub, until an owner of"
                        + " the organization lets it in again.\""
            })
    void itWaitsSaysWhyAndUntilWhenAndGoesOnByItself(
            String kind, String method, String path, long millis, String sentence)
            throws IntentRefused, SubmissionRefused, KeyReused {
        Instant before = Instant.now();
        gitHub.trouble(kind, method, path, 1_000, millis);
        Proposal proposal = submitted(Fixtures.addFile(fresh()));
        Eventually.holds(() -> now(proposal).waitsBecause().filter(sentence::equals).isPresent());
        Proposal waiting = now(proposal);
        assertThat(waiting.stage()).isEqualTo(Stage.REQUESTED);
        if (kind.endsWith("LIMIT")) {
            // GitHub says it in whole seconds.
            assertThat(waiting.waitsUntil().orElseThrow())
                    .isAfterOrEqualTo(before.plusMillis(millis - 1_000));
        }

        gitHub.noTrouble();
        Eventually.holds(() -> now(proposal).stage().isInReview());
        assertThat(now(proposal).waitsBecause()).isEmpty();
        assertThat(now(proposal).waitsUntil()).isEmpty();
        assertThat(gitHub.branches(proposal.id().value())).hasSize(1);
        assertThat(gitHub.commits(proposal.forge().branch())).hasSize(1);
        assertThat(gitHub.pullRequests(proposal.forge().branch())).hasSize(1);
    }

    @Test
    void aLimitIsNotTriedAgainBeforeItsTime() throws IntentRefused, SubmissionRefused, KeyReused {
        gitHub.trouble("SECONDARY_LIMIT", "POST", "/pulls$", 1, 3_000);
        Proposal proposal = submitted(Fixtures.addFile(fresh()));
        Eventually.holds(() -> now(proposal).waitsUntil().isPresent());
        Instant until = now(proposal).waitsUntil().orElseThrow();
        Eventually.holds(() -> now(proposal).stage().isInReview());
        assertThat(now(proposal).reached(Stage.OPENED).orElseThrow())
                .isAfterOrEqualTo(until.minus(Duration.ofSeconds(1)));
    }

    @Test
    void whenMainMovesTheIntentIsAppliedToTheNewestMain()
            throws IntentRefused, SubmissionRefused, KeyReused {
        String path = fresh();
        Proposal proposal = opened(submitted(new AddLine(TENANT, path, "mine: 1")));
        String first = proposal.forge().head().orElseThrow();
        gitHub.changeMain(path, Optional.of("theirs: 1\n"));

        Eventually.holds(() -> !now(proposal).forge().head().orElseThrow().equals(first));
        Proposal again = now(proposal);
        assertThat(again.facts().edits())
                .singleElement()
                .satisfies(edit -> assertThat(edit.after()).contains("theirs: 1\nmine: 1\n"));
        String branch = proposal.forge().branch();
        assertThat(gitHub.commits(branch)).hasSize(1);
        assertThat(gitHub.pullRequests(branch)).isEqualTo(List.of(again.number().orElseThrow()));
        assertThat(gitHub.tip(branch)).isEqualTo(again.forge().head().orElseThrow());
    }

    @Test
    void aTrueConflictSaysSoAndEndsWhenItsCauseIsGone()
            throws IntentRefused, SubmissionRefused, KeyReused {
        String path = fresh();
        Proposal proposal = opened(submitted(Fixtures.addFile(path)));
        gitHub.changeMain(path, Optional.of("theirs: 1\n"));
        Eventually.holds(() -> now(proposal).stage() == Stage.CONFLICT);
        assertThat(now(proposal).endedBecause()).contains("There is a file " + path + " already.");

        gitHub.changeMain(path, Optional.empty());
        Eventually.holds(() -> now(proposal).stage().isInReview());
        assertThat(now(proposal).endedBecause()).isEmpty();
    }

    @Test
    void whatMainDoesElsewhereChangesNothing() throws IntentRefused, SubmissionRefused, KeyReused {
        Proposal proposal = opened(submitted(Fixtures.addFile(fresh())));
        String other = fresh();
        gitHub.changeMain(other, Optional.of("theirs: 1\n"));
        Eventually.holds(() -> estates.newest().read(other).isPresent());
        Eventually.holds(() -> outbox.depth() == 0);
        assertThat(now(proposal).forge().head()).isEqualTo(proposal.forge().head());
        assertThat(gitHub.commits(proposal.forge().branch())).hasSize(1);
    }
}
