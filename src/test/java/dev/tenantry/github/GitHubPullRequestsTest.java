package dev.tenantry.github;

import static dev.tenantry.github.ConnectedGitHub.DANA;
import static dev.tenantry.github.ConnectedGitHub.NOBODY;
import static dev.tenantry.github.ConnectedGitHub.REMY;
import static dev.tenantry.github.ConnectedGitHub.add;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.tenantry.manifest.FileEdit;
import dev.tenantry.proposals.ForgeTrouble;
import dev.tenantry.proposals.PullRequests;
import dev.tenantry.proposals.PullRequests.Draft;
import dev.tenantry.proposals.PullRequests.PullRequest;
import dev.tenantry.proposals.PullRequests.ReviewEvent;
import dev.tenantry.proposals.PullRequests.State;
import dev.tenantry.sandbox.github.Faults.Kind;
import dev.tenantry.sandbox.github.RunningGitHub;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a change set to a merged pull request, over the real protocol. */
class GitHubPullRequestsTest {

    private static final String README = "README.md";

    @TempDir Path state;
    private ConnectedGitHub github;
    private PullRequests forge;

    @BeforeEach
    void connect() {
        github = new ConnectedGitHub(state);
        forge = github.pullRequests;
    }

    @AfterEach
    void everythingWasInGitHubsForm() {
        github.close();
        assertThat(RunningGitHub.complaints()).isEmpty();
    }

    @Test
    void aPullRequestHoldsExactlyTheChangeSet() throws ForgeTrouble {
        byte[] before =
                "# Estate\n\nEverything about the data platform, as files.\n"
                        .getBytes(StandardCharsets.UTF_8);
        byte[] odd = {0, (byte) 0xff, 10};
        PullRequest opened =
                github.opened(
                        github.draft(
                                DANA,
                                add("tenants/x/grant.yaml", "a: 1\n"),
                                new FileEdit.Change(README, before, odd)));
        assertThat(github.branch(opened).edits())
                .usingRecursiveComparison()
                .isEqualTo(
                        List.of(
                                new FileEdit.Change(README, before, odd),
                                new FileEdit.Add(
                                        "tenants/x/grant.yaml",
                                        "a: 1\n".getBytes(StandardCharsets.UTF_8))));
        assertThat(opened.mergeable()).contains(true);
    }

    @Test
    void aDeletedFileIsGoneAfterTheMerge() throws ForgeTrouble {
        PullRequest opened =
                github.opened(github.draft(DANA, new FileEdit.Delete(README, new byte[0])));
        forge.review(opened.number(), opened.head(), ReviewEvent.APPROVE, "", REMY);
        forge.merge(opened.number(), opened.head(), REMY);
        assertThat(github.server.as("reviewer", "GET", "/contents/README.md").status())
                .isEqualTo(404);
        PullRequest after = forge.look(opened.number());
        assertThat(after.state()).isEqualTo(State.MERGED);
        assertThat(after.mergeCommit()).contains(github.server.tip("main"));
        assertThat(after.reviews())
                .singleElement()
                .satisfies(review -> assertThat(review.login()).isEqualTo("reviewer"));
    }

    @Test
    void aLinkedPersonActsInTheOwnName() throws ForgeTrouble {
        assertThat(github.opened(DANA, add("a.yaml", "a: 1\n")).author())
                .isEqualTo("data-engineer");
    }

    @Test
    void theAppActsForWhoHasNoLinkedAccount() throws ForgeTrouble {
        assertThat(github.opened(NOBODY, add("a.yaml", "a: 1\n")).author())
                .isEqualTo("tenantry[bot]");
    }

    @Test
    void theAppActsForWhoseTokenWasRevoked() throws ForgeTrouble {
        github.linked.tokens.put(DANA.email(), "ghu_revoked");
        assertThat(github.opened(DANA, add("a.yaml", "a: 1\n")).author())
                .isEqualTo("tenantry[bot]");
        assertThat(github.linked.tokenOf(DANA.email())).isEmpty();
    }

    @Test
    void nobodyReviewsWithoutAnOwnAccount() throws ForgeTrouble {
        PullRequest opened = github.opened(DANA, add("a.yaml", "a: 1\n"));
        assertThatThrownBy(
                        () ->
                                forge.review(
                                        opened.number(),
                                        opened.head(),
                                        ReviewEvent.APPROVE,
                                        "",
                                        NOBODY))
                .isInstanceOf(ForgeTrouble.Refused.class)
                .hasMessageContaining("Link your GitHub account");
    }

    @Test
    void theOwnPullRequestCannotBeApproved() throws ForgeTrouble {
        PullRequest opened = github.opened(DANA, add("a.yaml", "a: 1\n"));
        assertThatThrownBy(
                        () ->
                                forge.review(
                                        opened.number(),
                                        opened.head(),
                                        ReviewEvent.APPROVE,
                                        "",
                                        DANA))
                .isInstanceOf(ForgeTrouble.Refused.class);
    }

    @Test
    void aMovedHeadIsAConflict() throws ForgeTrouble {
        Draft draft = github.draft(DANA, add("a.yaml", "a: 1\n"));
        PullRequest opened = github.opened(draft);
        forge.review(opened.number(), opened.head(), ReviewEvent.APPROVE, "", REMY);
        github.server.commit("infra-engineer", draft.branch(), "b.yaml", "b: 1\\n");
        assertThatThrownBy(() -> forge.merge(opened.number(), opened.head(), REMY))
                .isInstanceOf(ForgeTrouble.Conflict.class);
    }

    @Test
    void nothingIsMergedBeforeItIsApproved() throws ForgeTrouble {
        PullRequest opened = github.opened(DANA, add("a.yaml", "a: 1\n"));
        assertThatThrownBy(() -> forge.merge(opened.number(), opened.head(), REMY))
                .isInstanceOf(ForgeTrouble.Refused.class)
                .hasMessageContaining("It says: “");
    }

    @Test
    void aBranchIsMadeAgainOverANewerMain() throws ForgeTrouble {
        Draft draft = github.draft(DANA, add("a.yaml", "a: 1\n"));
        PullRequest opened = github.opened(draft);
        moveMain();
        Draft again =
                ConnectedGitHub.draft(
                        DANA, github.server.tip("main"), draft.id(), add("a.yaml", "a: 1\n"));
        String head = forge.moveBranch(again, opened.head());
        assertThat(forge.moveBranch(again, opened.head())).isEqualTo(head);
        PullRequest moved = forge.look(opened.number());
        assertThat(moved.head()).isEqualTo(head).isNotEqualTo(opened.head());
        assertThat(github.branch(moved).edits()).hasSize(1);
    }

    @Test
    void aClosedPullRequestStaysClosedAndItsBranchGoes() throws ForgeTrouble {
        Draft draft = github.draft(DANA, add("a.yaml", "a: 1\n"));
        PullRequest opened = github.opened(draft);
        forge.comment(opened.number(), "Please wait.", REMY);
        for (int i = 0; i < 2; i++) {
            forge.close(opened.number(), "Not needed any more.");
            forge.deleteBranch(draft.branch());
        }
        PullRequest closed = forge.look(opened.number());
        assertThat(closed.state()).isEqualTo(State.CLOSED);
        assertThat(closed.comments())
                .extracting(PullRequests.Comment::login, PullRequests.Comment::body)
                .containsExactly(
                        tuple("reviewer", "Please wait."),
                        tuple("tenantry[bot]", "Not needed any more."));
    }

    @Test
    void whatCannotBeSaidOfAPullRequestDoesNotKeepItOpen() throws ForgeTrouble {
        PullRequest opened = github.opened(DANA, add("b.yaml", "b: 1\n"));
        github.server.order(Kind.UNPROCESSABLE, "POST", ".*/comments", 1, Duration.ZERO);
        forge.close(opened.number(), "Not needed any more.");
        PullRequest closed = forge.look(opened.number());
        assertThat(closed.state()).isEqualTo(State.CLOSED);
        assertThat(closed.comments()).isEmpty();
        forge.close(opened.number(), "Not needed any more.");
        assertThat(forge.look(opened.number()).comments()).hasSize(1);
    }

    @Test
    void labelsAreCutToWhatGitHubTakes() throws ForgeTrouble {
        PullRequest opened = github.opened(DANA, add("c.yaml", "c: 1\n"));
        forge.ensureLabels(opened.number(), List.of("tenantry", "tenant/" + "x".repeat(61)));
        assertThat(
                        github.server
                                .as("reviewer", "GET", "/issues/" + opened.number() + "/labels")
                                .json()
                                .findValuesAsText("name"))
                .containsExactly("tenantry", "tenant/" + "x".repeat(42) + "…");
    }

    private void moveMain() throws ForgeTrouble {
        PullRequest other = github.opened(DANA, add("other.yaml", "b: 1\n"));
        forge.review(other.number(), other.head(), ReviewEvent.APPROVE, "", REMY);
        forge.merge(other.number(), other.head(), REMY);
    }
}
