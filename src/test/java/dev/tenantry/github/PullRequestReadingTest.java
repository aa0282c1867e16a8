package dev.tenantry.github;

import static dev.tenantry.github.ConnectedGitHub.DANA;
import static dev.tenantry.github.ConnectedGitHub.add;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tenantry.proposals.ForgeTrouble;
import dev.tenantry.proposals.PullRequests.CheckRun;
import dev.tenantry.proposals.PullRequests.Comment;
import dev.tenantry.proposals.PullRequests.PullRequest;
import dev.tenantry.sandbox.github.RunningGitHub;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What others say about a pull request on GitHub, in each of the ways that GitHub has for it. */
class PullRequestReadingTest {

    @TempDir Path state;
    private ConnectedGitHub github;
    private PullRequest opened;

    @BeforeEach
    void open() throws ForgeTrouble {
        github = new ConnectedGitHub(state);
        opened = github.opened(DANA, add("tenants/a.yaml", "a: 1\nb: 2\n"));
    }

    @AfterEach
    void everythingWasInGitHubsForm() {
        github.close();
        assertThat(RunningGitHub.complaints()).isEmpty();
    }

    private void status(String context, String state) {
        var made =
                github.server.as(
                        "infra-engineer",
                        "POST",
                        "/statuses/" + opened.head(),
                        """
                        {"state": "%s", "context": "%s", "description": "As it is"}"""
                                .formatted(state, context));
        assertThat(made.status()).isEqualTo(201);
    }

    private List<CheckRun> checks() throws ForgeTrouble {
        return github.pullRequests.look(opened.number()).checks();
    }

    @Test
    void aCommitStatusIsACheckAndItsNewestWordCounts() throws ForgeTrouble {
        assertThat(checks()).isEmpty();
        status("ci/lint", "pending");
        status("ci/build", "error");
        assertThat(checks())
                .containsExactlyInAnyOrder(
                        new CheckRun("ci/lint", Optional.empty(), "As it is", Optional.empty()),
                        new CheckRun(
                                "ci/build", Optional.of("failure"), "As it is", Optional.empty()));
        status("ci/lint", "success");
        status("ci/build", "failure");
        assertThat(checks())
                .extracting(check -> check.name() + " " + check.conclusion().orElse(""))
                .containsExactlyInAnyOrder("ci/lint success", "ci/build failure");
    }

    @Test
    void moreStatusesThanFitOnAPageAreAllRead() throws ForgeTrouble {
        for (int i = 0; i < 101; i++) {
            status("ci/" + i, "success");
        }
        assertThat(checks()).hasSize(101);
    }

    @Test
    void aCommentOnALineSaysOnWhich() throws ForgeTrouble {
        var made =
                github.server.as(
                        "reviewer",
                        "POST",
                        "/pulls/" + opened.number() + "/comments",
                        """
                        {"path": "tenants/a.yaml", "line": 2, "side": "RIGHT", "body": "Why two?",
                         "commit_id": "%s"}"""
                                .formatted(opened.head()));
        assertThat(made.status()).isEqualTo(201);
        assertThat(github.pullRequests.look(opened.number()).comments())
                .singleElement()
                .satisfies(
                        comment -> {
                            assertThat(comment.login()).isEqualTo("reviewer");
                            assertThat(comment.body()).isEqualTo("Why two?");
                            assertThat(comment.place()).contains("tenants/a.yaml:2");
                        });
    }

    /** GitHub answers nobody for whoever deleted their account. */
    @Test
    void whatIsSaidByPeopleWhoAreGoneIsReadAllTheSame() throws ForgeTrouble {
        github.pullRequests.comment(opened.number(), "Please wait.", DANA);
        github.server.approve("reviewer", opened.number());
        status("ci/lint", "success");
        for (String login : List.of("data-engineer", "reviewer", "infra-engineer")) {
            github.server.gone(login);
        }
        PullRequest read = github.pullRequests.look(opened.number());
        assertThat(read.author()).isEqualTo("ghost");
        assertThat(read.reviews()).isEmpty();
        assertThat(read.checks()).hasSize(1);
        assertThat(read.comments())
                .extracting(Comment::login, Comment::body)
                .containsExactly(tuple("ghost", "Please wait."));
    }

    @Test
    void aCommentInTheConversationIsOnNoLine() throws ForgeTrouble {
        github.pullRequests.comment(opened.number(), "Please wait.", DANA);
        assertThat(github.pullRequests.look(opened.number()).comments())
                .extracting(Comment::place)
                .containsExactly(Optional.empty());
    }

    private void commented(String words) {
        assertThat(
                        github.server
                                .as(
                                        "reviewer",
                                        "POST",
                                        "/issues/" + opened.number() + "/comments",
                                        "{\"body\": \"" + words + "\"}")
                                .status())
                .isEqualTo(201);
    }

    /** Whoever may read can say as much as they like: it ends nothing, and fills no row. */
    @Test
    void ofVeryManyCommentsTheNewestAreReadAndLongOnesAreCut() throws ForgeTrouble {
        for (int i = 0; i < 1_101; i++) {
            commented("word " + i);
        }
        commented("x".repeat(60_000));
        List<Comment> said = github.pullRequests.look(opened.number()).comments();
        assertThat(said).hasSize(30);
        assertThat(said.getLast().body()).hasSize(4_001);
        assertThat(said.get(28).body()).isEqualTo("word 1100");
    }
}
