package dev.tenantry.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.policy.change.Verdict;
import dev.tenantry.policy.change.Verdict.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What cannot be written leaves standing what was said before: so all of it can be written. */
class JudgementTest {

    /** As GitHub counts: a summary of more is refused. */
    private static final int MOST = 60_000;

    private static Verdict verdict(Outcome outcome, String sentence) {
        return new Verdict("rule", sentence, outcome, Optional.empty(), Optional.empty());
    }

    private static List<Verdict> passed(int count) {
        return Collections.nCopies(count, verdict(Outcome.PASSED, "This is fine. ".repeat(30)));
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    @Test
    void theWorstComesFirst() {
        Judgement judgement =
                Judgement.of(
                        List.of(
                                verdict(Outcome.PASSED, "fine"),
                                verdict(Outcome.WARNING, "mind this"),
                                verdict(Outcome.PENDING, "somebody has to look"),
                                verdict(Outcome.REFUSED, "never")));
        assertThat(judgement.summary().lines())
                .containsExactly(
                        "- **refused** rule: never",
                        "- **pending** rule: somebody has to look",
                        "- **warning** rule: mind this",
                        "- **passed** rule: fine");
    }

    @Test
    void ofTooManyVerdictsTheRestIsCounted() {
        List<Verdict> verdicts = new ArrayList<>(passed(400));
        verdicts.add(verdict(Outcome.REFUSED, "never"));
        String summary = Judgement.of(verdicts).noting("Why.").summary();
        long shown = summary.lines().filter(line -> line.startsWith("- ")).count();
        assertThat(summary).startsWith("Why.\n\n- **refused** rule: never\n- **passed**");
        assertThat(summary).endsWith("\n\nand " + (401 - shown) + " more.");
        assertThat(bytes(summary)).isBetween(MOST - 1_000, MOST);
    }

    @Test
    void severalPullRequestsShareTheRoomAndTheWorstIsFirst() {
        Judgement good = Judgement.of(passed(400));
        Judgement bad = Judgement.of(List.of(verdict(Outcome.REFUSED, "never")));
        Judgement worst = Judgement.worst(List.of(good.of(1), good.of(2), bad.of(3)));
        assertThat(worst.conclusion()).isEqualTo("failure");
        assertThat(worst.title()).isEqualTo("#3: never");
        assertThat(worst.summary()).startsWith("**Pull request #3**\n\n- **refused** rule: never");
        assertThat(worst.summary()).contains("**Pull request #1**", "**Pull request #2**");
        assertThat(bytes(worst.summary())).isLessThanOrEqualTo(MOST);
    }

    @Test
    void aLongSentenceIsCutBetweenTwoCharacters() {
        String zebras = "🦓".repeat(70_000);
        for (Judgement judgement :
                List.of(
                        Judgement.of(List.of(verdict(Outcome.PENDING, zebras))),
                        Judgement.unreadable(zebras),
                        Judgement.waiting("a" + zebras))) {
            assertThat(judgement.title().codePoints()).hasSize(200);
            assertThat(judgement.title()).endsWith("🦓…");
            assertThat(bytes(judgement.summary())).isLessThan(MOST);
            assertThat(judgement.summary()).endsWith("🦓…");
        }
    }
}
