package dev.tenantry.github;

import static dev.tenantry.github.ConnectedGitHub.DANA;
import static dev.tenantry.github.ConnectedGitHub.add;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.proposals.ForgeTrouble;
import dev.tenantry.proposals.ProposalId;
import dev.tenantry.proposals.PullRequests.Draft;
import dev.tenantry.proposals.PullRequests.PullRequest;
import dev.tenantry.proposals.PullRequests.State;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A preview tells the branch's name, so that others may have had pull requests of it before. */
@SuppressWarnings("NullAway.Init")
class OwnPullRequestTest extends JudgedOnGitHub {

    private ProposalId id;
    private String branch;

    @BeforeEach
    void another() {
        id = ProposalId.fresh();
        branch = "tenantry/request-grant/" + id;
    }

    private int before(String path) {
        hand.push("data-engineer", branch, path, DANA.email());
        return github.server.open("data-engineer", branch);
    }

    private Draft asked() {
        return ConnectedGitHub.draft(
                DANA, github.server.tip("main"), id, add("notes/asked.md", "asked\n"));
    }

    private void isOpenedAnew(Draft draft, int old) throws ForgeTrouble {
        String made = github.pullRequests.ensureBranch(draft);
        PullRequest pull = github.pullRequests.ensureOpened(draft);
        assertThat(pull.number()).isNotEqualTo(old);
        assertThat(pull.state()).isEqualTo(State.OPEN);
        assertThat(pull.head()).isEqualTo(made);
        assertThat(github.pullRequests.ensureOpened(draft).number()).isEqualTo(pull.number());
    }

    @Test
    void oneThatWasMergedBeforeIsNotTheProposals() throws ForgeTrouble {
        int old = before("notes/harmless.md");
        github.server.approve("reviewer", old);
        check.publish(old);
        as("reviewer", "PUT", "/pulls/" + old + "/merge", "{}");
        deleteBranch();
        isOpenedAnew(asked(), old);
    }

    @Test
    void norIsOneThatWasClosed() throws ForgeTrouble {
        int old = before("notes/closed.md");
        as("data-engineer", "PATCH", "/pulls/" + old, "{\"state\": \"closed\"}");
        deleteBranch();
        isOpenedAnew(asked(), old);
    }

    @Test
    void oneWithOurCommitIsHoweverItStands() throws ForgeTrouble {
        Draft draft = asked();
        int number = github.opened(draft).number();
        as("data-engineer", "PATCH", "/pulls/" + number, "{\"state\": \"closed\"}");
        assertThat(github.pullRequests.ensureOpened(draft).number()).isEqualTo(number);
    }

    /** Whoever may fork can give a branch there the same label, in the moment before ours opens. */
    @Test
    void norIsOneOfAForkOfTheSameOwner() throws ForgeTrouble {
        Draft draft = asked();
        String made = github.pullRequests.ensureBranch(draft);
        int fork =
                as(
                                "data-engineer",
                                "POST",
                                "/pulls",
                                """
                                {"title": "Mine", "head": "%s", "base": "main", "body": "",
                                 "head_repo": "a-fork"}"""
                                        .formatted(branch))
                        .path("number")
                        .asInt();
        PullRequest pull = github.pullRequests.ensureOpened(draft);
        assertThat(pull.number()).isNotEqualTo(fork);
        assertThat(pull.branch()).isEqualTo(branch);
        assertThat(pull.head()).isEqualTo(made);
    }

    private void deleteBranch() {
        assertThat(
                        github.server
                                .as("data-engineer", "DELETE", "/git/refs/heads/" + branch)
                                .status())
                .isEqualTo(204);
    }
}
