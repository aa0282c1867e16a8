package dev.tenantry.github;

import static dev.tenantry.github.ConnectedGitHub.DANA;
import static dev.tenantry.github.ConnectedGitHub.GWEN;
import static dev.tenantry.github.ConnectedGitHub.NOBODY;
import static dev.tenantry.github.ConnectedGitHub.REMY;
import static dev.tenantry.github.ConnectedGitHub.add;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tenantry.proposals.ForgeTrouble;
import dev.tenantry.proposals.PullRequests.InTheNameOf;
import dev.tenantry.proposals.PullRequests.PullRequest;
import dev.tenantry.proposals.PullRequests.ReviewEvent;
import dev.tenantry.sandbox.github.Faults.Kind;
import dev.tenantry.sandbox.github.RunningGitHub;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reviews and merges are a person's own: the App does not do what the person may not. */
class OwnNameTest {

    @TempDir Path state;
    private ConnectedGitHub github;
    private PullRequest approved;
    private String main;

    @BeforeEach
    void openAndApprove() throws ForgeTrouble {
        github = new ConnectedGitHub(state);
        approved = github.opened(DANA, add("a.yaml", "a: 1\n"));
        review(REMY);
        main = github.server.tip("main");
    }

    @AfterEach
    void everythingWasInGitHubsForm() {
        github.close();
        assertThat(RunningGitHub.complaints()).isEmpty();
    }

    private void review(InTheNameOf person) throws ForgeTrouble {
        github.pullRequests.review(
                approved.number(), approved.head(), ReviewEvent.APPROVE, "", person);
    }

    private void merge(InTheNameOf person) throws ForgeTrouble {
        github.pullRequests.merge(approved.number(), approved.head(), person);
    }

    private void isMerged() throws ForgeTrouble {
        String now = github.server.tip("main");
        assertThat(now).isNotEqualTo(main);
        assertThat(github.pullRequests.look(approved.number()).mergeCommit()).contains(now);
    }

    private ForgeTrouble.Refused refusedMerge(InTheNameOf person) {
        ForgeTrouble.Refused refused =
                catchThrowableOfType(ForgeTrouble.Refused.class, () -> merge(person));
        assertThat(github.server.tip("main")).isEqualTo(main);
        return refused;
    }

    @Test
    void whoMayNotWriteDoesNotMerge() {
        assertThat(refusedMerge(GWEN)).hasMessageContaining("needs write access");
    }

    @Test
    void whoHasNoLinkedAccountDoesNotMerge() {
        assertThat(refusedMerge(NOBODY)).hasMessageContaining("Link your GitHub account");
    }

    @Test
    void whoseTokenWasRevokedNeitherMergesNorReviewsUntilItIsLinkedAgain() throws ForgeTrouble {
        github.linked.tokens.put(REMY.email(), "ghu_revoked");
        assertThat(refusedMerge(REMY)).hasMessageContaining("Link your GitHub account");
        assertThat(github.linked.tokenOf(REMY.email())).isEmpty();
        assertThat(catchThrowableOfType(ForgeTrouble.Refused.class, () -> review(REMY)))
                .hasMessageContaining("Link your GitHub account");

        github.linked.tokens.put(REMY.email(), "ghp_reviewer");
        merge(REMY);
        isMerged();
    }

    /** GitHub itself would take it, and call it an approval of the pull request. */
    @Test
    void aHeadThatWasReplacedIsNotApproved() {
        String path = "/pulls/" + approved.number() + "/reviews";
        int reviews = github.server.as("reviewer", "GET", path).json().size();
        github.server.commit("data-engineer", approved.branch(), "b.yaml", "b: 1");
        assertThat(catchThrowableOfType(ForgeTrouble.Conflict.class, () -> review(REMY)))
                .hasMessageContaining("has changed since you looked at it");
        assertThat(github.server.as("reviewer", "GET", path).json()).hasSize(reviews);
    }

    @Test
    void aRateLimitOfThePersonIsWaitedForAndNoRefusal() {
        github.server.order(Kind.SECONDARY_LIMIT, "PUT", "/merge", 1, Duration.ofMinutes(3));
        ForgeTrouble.Wait wait = catchThrowableOfType(ForgeTrouble.Wait.class, () -> merge(REMY));
        assertThat(wait.retryAt()).isPresent();
    }

    @Test
    void aMergeWhoseAnswerWasLostIsFoundDone() throws ForgeTrouble {
        github.server.order(Kind.LOST_ANSWER, "PUT", "/merge", 1, Duration.ZERO);
        merge(REMY);
        isMerged();
    }
}
