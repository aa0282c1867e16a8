package dev.tenantry.github;

import static dev.tenantry.github.ConnectedGitHub.DANA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.proposals.ForgeTrouble;
import dev.tenantry.sandbox.github.Faults.Kind;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Branches of the queue's name, which anybody who may push can make, cost no requests. */
class QueueRoundTest extends JudgedOnGitHub {

    private final Remaining remaining = new Remaining(new SimpleMeterRegistry());
    private final List<MergeGroup> judged = new ArrayList<>();

    @BeforeEach
    void muchIsLeft() {
        remaining.told(5_000);
    }

    private void look(List<MergeGroup> groups, Map<Integer, String> open) throws ForgeTrouble {
        judged.clear();
        new QueueRound(check, remaining).look(groups, open, judged::add);
    }

    private static MergeGroup group(int number, String head) {
        return new MergeGroup(head, "a".repeat(40), "main", number);
    }

    private String said(String commit) {
        return as("reviewer", "GET", "/commits/%s/check-runs?app_id=424242".formatted(commit), "")
                .at("/check_runs/0/output/title")
                .asText();
    }

    @Test
    void aNumberOfNoOpenPullRequestIsRedWithoutAskingForIt() throws ForgeTrouble {
        String head = hand.push("data-engineer", fresh(), "notes/none.md", DANA.email());
        github.server.order(Kind.ERROR, "GET", ".*/pulls.*", 50, Duration.ZERO);
        look(List.of(group(999_999_999, head)), Map.of());
        assertThat(judged).isEmpty();
        assertThat(said(head)).isEqualTo("Pull request #999999999 is not open.");
        int before = github.answers.get();
        look(List.of(group(999_999_999, head)), Map.of());
        assertThat(github.answers.get() - before).isLessThan(2);
    }

    /** It is looked at there; a red of ours would throw it out of the queue. */
    @Test
    void anothersHeadKeepsItsCheck() throws ForgeTrouble {
        String head = hand.push("data-engineer", fresh(), "notes/held.md", DANA.email());
        String queued = hand.push("data-engineer", fresh(), "notes/queued.md", DANA.email());
        look(
                List.of(group(999_999_999, head), group(999_999_998, queued), group(7, queued)),
                Map.of(7, head));
        assertThat(judged).containsExactly(group(7, queued));
        assertThat(said(head)).isEmpty();
        assertThat(said(queued)).isEmpty();
    }

    @Test
    void whereLittleIsLeftOnlyWhatMayBeGoodIsLookedAt() throws ForgeTrouble {
        String green = hand.push("data-engineer", fresh(), "notes/green.md", DANA.email());
        String other = hand.push("data-engineer", fresh(), "notes/other.md", DANA.email());
        int number = 4_711;
        github.remembered.called("b".repeat(40), number);
        github.remembered.called(green, 4_712);
        remaining.told(499);
        look(
                List.of(
                        group(number, "c".repeat(40)),
                        group(4_713, other),
                        group(999_999_999, other),
                        group(999_999_998, green)),
                Map.of(number, "b".repeat(40), 4_713, "d".repeat(40)));
        assertThat(judged).containsExactly(group(number, "c".repeat(40)));
        assertThat(said(other)).isEmpty();
        assertThat(said(green)).contains("is not open");
    }
}
