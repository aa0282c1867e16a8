package dev.tenantry.github;

import static dev.tenantry.github.ConnectedGitHub.DANA;
import static dev.tenantry.github.ConnectedGitHub.NOBODY;
import static dev.tenantry.github.ConnectedGitHub.REMY;
import static dev.tenantry.github.ConnectedGitHub.add;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tenantry.proposals.ForgeTrouble;
import dev.tenantry.proposals.PullRequests.Draft;
import dev.tenantry.proposals.PullRequests.PullRequest;
import dev.tenantry.proposals.PullRequests.ReviewEvent;
import dev.tenantry.sandbox.github.Faults.Kind;
import dev.tenantry.sandbox.github.RunningGitHub;
import dev.tenantry.web.Neighbour.Standing;
import dev.tenantry.web.Status;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What GitHub refuses for a while, to everybody, is no answer to the proposal. */
class PassingTroubleTest {

    private static final String RENAMED = "acme-data/estate-of-acme";

    @TempDir Path state;
    private ConnectedGitHub github;
    private GitHubStanding standing;
    private Repositories repositories;

    @BeforeEach
    void connect() {
        github = new ConnectedGitHub(state);
        standing =
                new GitHubStanding(
                        github.settings(),
                        new Remaining(new SimpleMeterRegistry()),
                        Clock.systemUTC());
        repositories =
                new Repositories(github.settings(), github.linked, Clock.systemUTC(), standing);
    }

    @AfterEach
    void everythingWasInGitHubsForm() {
        github.close();
        assertThat(RunningGitHub.complaints()).isEmpty();
    }

    private PullRequest look(int number) throws ForgeTrouble {
        return Trouble.ask("No.", () -> new PullRequestReading(repositories).read(number));
    }

    private ForgeTrouble.Wait waits() {
        return catchThrowableOfType(ForgeTrouble.Wait.class, () -> look(1));
    }

    @Test
    void aSuspendedInstallationWaitsForWhoeverSuspendedIt() throws ForgeTrouble {
        PullRequest opened = github.opened(DANA, add("a.yaml", "a: 1\n"));
        github.server.order(Kind.SUSPENDED, ".*", "", 1_000, Duration.ZERO);
        assertThat(waits()).hasMessage(Passing.SUSPENDED);
        Standing told = standing.standing();
        assertThat(told.status()).isEqualTo(Status.FAILED);
        assertThat(told.sentence()).startsWith(Passing.SUSPENDED);
        assertThat(told.since()).isPresent();

        github.server.faults().clear();
        assertThat(look(opened.number()).number()).isEqualTo(opened.number());
        assertThat(standing.standing().status()).isEqualTo(Status.ACTIVE);
    }

    @Test
    void aSuspendedInstallationIsNoRefusalOfThePersonWhoActs() throws ForgeTrouble {
        PullRequest opened = github.opened(DANA, add("a.yaml", "a: 1\n"));
        github.server.order(Kind.SUSPENDED, ".*", "", 1_000, Duration.ZERO);
        ForgeTrouble.Wait wait =
                catchThrowableOfType(
                        ForgeTrouble.Wait.class,
                        () ->
                                github.pullRequests.review(
                                        opened.number(),
                                        opened.head(),
                                        ReviewEvent.APPROVE,
                                        "",
                                        REMY));
        assertThat(wait).hasMessage(Passing.SUSPENDED);
    }

    @Test
    void credentialsThatAreNotTakenAreWaitedForByName() throws ForgeTrouble {
        Draft draft = github.draft(NOBODY, add("a.yaml", "a: 1\n"));
        github.pullRequests.ensureBranch(draft);
        github.server.order(Kind.UNAUTHORIZED, "POST", "/pulls$", 5, Duration.ZERO);
        for (int tries = 0; tries < 2; tries++) {
            assertThat(
                            catchThrowableOfType(
                                    ForgeTrouble.Wait.class,
                                    () -> github.pullRequests.ensureOpened(draft)))
                    .hasMessage("GitHub does not accept the console's credentials.");
        }
    }

    /** A suspension ends tokens before their time. */
    @Test
    void aTokenThatIsTakenNoMoreIsNotKeptUntilItsEnd() throws IOException, ForgeTrouble {
        repositories.get("");
        String token = repositories.token().orElseThrow().value();
        github.server.send("Bearer " + token, "DELETE", "/installation/token");
        assertThat(catchThrowableOfType(IOException.class, () -> repositories.get("/branches")))
                .isNotNull();
        assertThat(repositories.get("").path("full_name").asText()).isEqualTo("acme-data/estate");
    }

    @Test
    void aSecondaryLimitWithoutATimeIsWaitedForAMinuteAtLeast() {
        Instant before = Instant.now();
        github.server.order(Kind.UNDATED_LIMIT, ".*", "/pulls", 1, Duration.ZERO);
        ForgeTrouble.Wait wait = waits();
        assertThat(wait).hasMessage(Passing.LIMITED);
        assertThat(wait.retryAt().orElseThrow()).isAfterOrEqualTo(before.plusSeconds(60));
        assertThat(standing.standing().until()).isEqualTo(wait.retryAt());
    }

    /** Whoever goes on asking is limited for longer. */
    @Test
    void nothingMoreIsAskedUntilALimitIsOver() {
        github.server.order(Kind.SECONDARY_LIMIT, ".*", "/pulls", 1, Duration.ofMinutes(5));
        Optional<Instant> until = waits().retryAt();
        assertThat(github.server.faults().areOver()).isTrue();
        github.server.order(Kind.ERROR, ".*", "", 1, Duration.ZERO);
        assertThat(waits().retryAt()).isEqualTo(until);
        assertThat(github.server.faults().areOver()).isFalse();
    }

    @Test
    void aRenamedRepositoryIsFollowedWithEverythingThatIsSentThere() throws ForgeTrouble {
        PullRequest before = github.opened(DANA, add("a.yaml", "a: 1\n"));
        Draft draft = github.draft(DANA, add("b.yaml", "b: 1\n"));
        github.server.rename(RENAMED);
        assertThat(look(before.number()).head()).isEqualTo(before.head());
        PullRequest opened = github.opened(draft);
        github.pullRequests.ensureLabels(opened.number(), List.of("tenantry"));
        github.pullRequests.close(opened.number(), "Not any more.");
        assertThat(standing.standing().status()).isEqualTo(Status.WARNING);
    }

    @Test
    void aRenamedRepositoryIsAskedUnderItsNewNameThen() throws IOException, ForgeTrouble {
        assertThat(repositories.app().getFullName()).isEqualTo("acme-data/estate");
        github.server.rename(RENAMED);
        repositories.get("");
        assertThat(repositories.app().getFullName()).isEqualTo(RENAMED);
        assertThat(repositories.isEstate(repositories.get(""))).isTrue();
    }
}
