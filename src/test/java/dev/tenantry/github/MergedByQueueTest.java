package dev.tenantry.github;

import static dev.tenantry.github.ConnectedGitHub.DANA;
import static dev.tenantry.github.ConnectedGitHub.REMY;
import static dev.tenantry.github.ConnectedGitHub.add;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tenantry.manifest.FileEdit;
import dev.tenantry.proposals.ForgeTrouble;
import dev.tenantry.proposals.PullRequests.PullRequest;
import dev.tenantry.proposals.PullRequests.Queue;
import dev.tenantry.proposals.PullRequests.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Into a branch that has a merge queue GitHub merges nothing else, and so do we. */
class MergedByQueueTest extends JudgedOnGitHub {

    private int files;

    @BeforeEach
    void mainHasAQueue() {
        github.server.rules(
                rules -> {
                    rules.queue = true;
                    rules.checks.add("tenantry/policy");
                });
    }

    @AfterEach
    void mainHasNone() {
        github.server.rules(
                rules -> {
                    rules.queue = false;
                    rules.checks.clear();
                });
    }

    /** Each changes another file: the queue puts them behind each other. */
    private int approved() throws ForgeTrouble {
        FileEdit file = add("notes/queued-%d.md".formatted(++files), "a\n");
        int number = github.opened(github.draft(DANA, file)).number();
        github.server.approve("reviewer", number);
        assertThat(conclusion(number)).isEqualTo("success");
        return number;
    }

    private void merge(int number) throws ForgeTrouble {
        github.pullRequests.merge(number, head(number), REMY);
    }

    private PullRequest look(int number) throws ForgeTrouble {
        return github.pullRequests.look(number);
    }

    private MergeGroup group(int number) throws ForgeTrouble {
        return check.queue().stream()
                .filter(group -> group.pullRequest() == number)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void itWaitsInTheQueueUntilTheCheckOnTheQueuesCommitIsGreen() throws ForgeTrouble {
        int number = approved();
        assertThat(look(number).queue()).isEmpty();
        merge(number);
        assertThat(look(number).state()).isEqualTo(State.OPEN);
        assertThat(look(number).queue()).map(Queue::waiting).contains(true);
        merge(number);
        MergeGroup group = group(number);
        check.publish(group);
        assertThat(look(number).state()).isEqualTo(State.MERGED);
        assertThat(look(number).mergeCommit()).contains(group.head());
        assertThat(github.server.tip("main")).isEqualTo(group.head());
        assertThat(check.queue()).isEmpty();
    }

    @Test
    void whatIsNotGreenThereIsTakenOutAndCanBePutInAgain() throws ForgeTrouble {
        int number = approved();
        merge(number);
        review("reviewer", number, "REQUEST_CHANGES");
        check.publish(group(number));
        assertThat(look(number).state()).isEqualTo(State.OPEN);
        assertThat(look(number).queue()).map(Queue::waiting).contains(false);
        github.server.approve("reviewer", number);
        conclusion(number);
        merge(number);
        assertThat(look(number).queue()).map(Queue::waiting).contains(true);
        check.publish(group(number));
        assertThat(look(number).state()).isEqualTo(State.MERGED);
    }

    @Test
    void whatStandsBehindGoesOnWithoutIt() throws ForgeTrouble {
        int first = approved();
        int second = approved();
        merge(first);
        merge(second);
        assertThat(group(second).base()).isEqualTo(group(first).head());
        review("reviewer", first, "REQUEST_CHANGES");
        check.publish(group(first));
        assertThat(group(second).base()).isEqualTo(github.server.tip("main"));
        check.publish(group(second));
        assertThat(look(second).state()).isEqualTo(State.MERGED);
        assertThat(look(first).state()).isEqualTo(State.OPEN);
    }

    @Test
    void anotherHeadThanTheOneThatWasLookedAtIsNotPutIn() throws ForgeTrouble {
        int number = approved();
        ForgeTrouble moved =
                catchThrowableOfType(
                        ForgeTrouble.Conflict.class,
                        () -> github.pullRequests.merge(number, "1".repeat(40), REMY));
        assertThat(moved).hasMessageContaining("has changed since you looked at it");
        assertThat(look(number).queue()).isEmpty();
    }

    @Test
    void whatGitHubDoesNotTakeIsSaid() throws ForgeTrouble {
        int number = proposed().number();
        ForgeTrouble refused =
                catchThrowableOfType(ForgeTrouble.Refused.class, () -> merge(number));
        assertThat(refused.sentence()).contains("a required check or review is missing");
        assertThat(look(number).queue()).isEmpty();
    }

    /** The branch's own rule, whoever merges by GitHub's button. */
    @Test
    void gitHubMergesNothingIntoItBesideTheQueue() throws ForgeTrouble {
        int number = approved();
        assertThat(
                        github.server
                                .as("reviewer", "PUT", "/pulls/" + number + "/merge", "{}")
                                .status())
                .isEqualTo(405);
    }
}
