package dev.tenantry.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.sandbox.github.Faults.Kind;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * When main came to stand where it stands, GitHub tells, and no commit: approvals count from when a
 * head brings what it brings now.
 */
class MovesOfMainTest extends MovedMain {

    private static final String WAITS = "action_required";
    private static final String GOOD = "success";

    /** Anybody can build on a commit of the merge queue before it is main's. */
    @Test
    void onACommitOfTheQueueItIsAnotherChangeOnceMainStandsThere() throws Exception {
        String main = github.server.tip("main");
        String good = pushed("one", main, SAFE, "audit: true\n");
        int first = github.server.open("infra-engineer", "one");
        String group = group(first, main, good);
        String back = pushed("two", group, SAFE, "audit: false\n");
        String head = pushed("two", back, NOTES, "y\n");
        int second = github.server.open("infra-engineer", "two");
        github.server.approve("reviewer", second);
        assertThat(edits(second, head)).containsExactly(NOTES);
        assertThat(conclusion(second, head)).isEqualTo(GOOD);

        mainIs(group);
        assertThat(edits(second, head)).containsExactly(SAFE, NOTES);
        assertThat(conclusion(second, head)).isEqualTo(WAITS);
        github.server.approve("reviewer", second);
        assertThat(conclusion(second, head)).isEqualTo(GOOD);
    }

    /** The queue may merge several groups by one move: main never stood at the first of them. */
    @Test
    void theFirstOfSeveralGroupsCameWhenTheLastDid() throws Exception {
        String main = github.server.tip("main");
        String good = pushed("one", main, SAFE, "audit: true\n");
        int first = github.server.open("infra-engineer", "one");
        mine.put(SAFE, "audit: false\n");
        String other = pushed("three", main, "docs/other.md", "o\n");
        int third = github.server.open("infra-engineer", "three");
        mine.put(SAFE, "audit: true\n").remove("docs/other.md");
        String one = group(first, main, good);
        mine.put("docs/other.md", "o\n");
        String both = group(third, one, other);
        mine.remove("docs/other.md");
        String back = pushed("two", good, SAFE, "audit: false\n");
        String head = pushed("two", back, NOTES, "y\n");
        int second = github.server.open("infra-engineer", "two");
        github.server.approve("reviewer", second);
        assertThat(conclusion(second, head)).isEqualTo(GOOD);

        mainIs(both);
        assertThat(edits(second, head)).containsExactly(SAFE, NOTES);
        assertThat(conclusion(second, head)).isEqualTo(WAITS);
    }

    /** An administrator takes a bad commit off main: what began behind it brings it back. */
    @Test
    void whatWasApprovedBeforeMainWasTakenBackCountsNoMore() throws Exception {
        String before = github.server.tip("main");
        mine.put("docs/secret.md", "bad\n");
        String bad = mine.commit(MAIN, "Bad", "infra-engineer", List.of(before));
        mine.push(MAIN, state.resolve("github/estate.git").toString(), ines);
        github.mirror.fetch();
        String head = pushed("two", bad, NOTES, "y\n");
        int second = github.server.open("infra-engineer", "two");
        github.server.approve("reviewer", second);
        assertThat(conclusion(second, head)).isEqualTo(GOOD);

        mainIs(before);
        assertThat(edits(second, head)).containsExactly(NOTES, "docs/secret.md");
        assertThat(conclusion(second, head)).isEqualTo(WAITS);
    }

    @Test
    void whatLeavesTheDifferenceAsItIsLeavesApprovals() throws Exception {
        String head = pushed("two", github.server.tip("main"), NOTES, "y\n");
        int second = github.server.open("infra-engineer", "two");
        github.server.approve("reviewer", second);
        mine.put(NOTES, "x\n");
        for (int i = 0; i < 3; i++) {
            onMain("audit: " + i + "\n", "x\n");
            assertThat(conclusion(second, head)).isEqualTo(GOOD);
        }
    }

    @Test
    void whereGitHubDoesNotTellNoApprovalCounts() throws Exception {
        String head = pushed("two", github.server.tip("main"), NOTES, "y\n");
        int second = github.server.open("infra-engineer", "two");
        github.server.approve("reviewer", second);
        github.server.order(Kind.FORBIDDEN, "GET", ".*/activity.*", 9, Duration.ZERO);
        assertThat(conclusion(second, head)).isEqualTo(WAITS);
        assertThat(summary(head)).contains("GitHub does not tell since when main stands");
    }
}
