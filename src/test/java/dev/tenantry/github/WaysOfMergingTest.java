package dev.tenantry.github;

import static dev.tenantry.github.ConnectedGitHub.DANA;
import static dev.tenantry.github.ConnectedGitHub.REMY;
import static dev.tenantry.github.ConnectedGitHub.add;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenantry.proposals.ForgeTrouble;
import dev.tenantry.proposals.PullRequests.PullRequest;
import dev.tenantry.proposals.PullRequests.State;
import dev.tenantry.sandbox.github.BranchRules;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A repository says how it wants to be merged into, and so do the rules of the branch. */
class WaysOfMergingTest extends JudgedOnGitHub {

    private int files;

    @AfterEach
    void everyWayIsAllowedAgain() {
        github.server.rules(
                rules -> {
                    rules.mergeMethods = List.of("merge", "squash", "rebase");
                    rules.linear = false;
                    rules.signatures = false;
                });
    }

    /** Merges one more, and answers how many parents its commit has. */
    private int parents(Consumer<BranchRules> rules) throws ForgeTrouble {
        github.server.rules(rules);
        PullRequest opened = approved();
        github.pullRequests.merge(opened.number(), opened.head(), REMY);
        PullRequest merged = github.pullRequests.look(opened.number());
        assertThat(merged.state()).isEqualTo(State.MERGED);
        assertThat(merged.mergeCommit()).contains(github.server.tip("main"));
        return github.server
                .as("reviewer", "GET", "/commits/" + github.server.tip("main"))
                .json()
                .path("parents")
                .size();
    }

    private PullRequest approved() throws ForgeTrouble {
        PullRequest opened =
                github.opened(github.draft(DANA, add("notes/way-%d.md".formatted(++files), "a\n")));
        github.server.approve("reviewer", opened.number());
        assertThat(conclusion(opened.number())).isEqualTo("success");
        return opened;
    }

    @Test
    void aMergeCommitIsBest() throws ForgeTrouble {
        assertThat(parents(rules -> {})).isEqualTo(2);
    }

    @Test
    void theFirstWayThatIsAllowedIsTaken() throws ForgeTrouble {
        assertThat(parents(rules -> rules.mergeMethods = List.of("squash"))).isEqualTo(1);
        assertThat(parents(rules -> rules.mergeMethods = List.of("rebase"))).isEqualTo(1);
    }

    @Test
    void aHistoryThatIsToBeLinearGetsNoMergeCommit() throws ForgeTrouble {
        assertThat(parents(rules -> rules.linear = true)).isEqualTo(1);
    }

    /** GitHub signs what the App commits by the API, and nothing that a person does so. */
    @Test
    void whatHasToBeSignedIsCommittedByTheApp() throws ForgeTrouble {
        assertThat(parents(rules -> rules.signatures = true)).isEqualTo(2);
    }

    @Test
    void whatAPersonCommittedIsNotMergedWhereItHasToBeSigned() throws ForgeTrouble {
        PullRequest opened = approved();
        github.server.rules(rules -> rules.signatures = true);
        assertThatThrownBy(() -> github.pullRequests.merge(opened.number(), opened.head(), REMY))
                .isInstanceOf(ForgeTrouble.Refused.class)
                .hasMessageContaining("Commits must have verified signatures.");
    }

    @Test
    void whereNoneIsAllowedGitHubSaysWhy() throws ForgeTrouble {
        PullRequest opened = approved();
        github.server.rules(rules -> rules.mergeMethods = List.of());
        assertThatThrownBy(() -> github.pullRequests.merge(opened.number(), opened.head(), REMY))
                .isInstanceOf(ForgeTrouble.Refused.class)
                .hasMessageContaining("Merge commits are not allowed on this repository.");
    }
}
