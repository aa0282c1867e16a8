package dev.tenantry.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How times, lists, cursors and tokens read. */
class FormatsTest {

    private static final Instant NOW = Instant.parse("2026-11-22T22:00:00Z");

    @Test
    void momentsAreSaidInAsFewWordsAsAreHonest() {
        assertThat(RelativeTime.of(NOW.minusSeconds(10), NOW)).isEqualTo("just now");
        assertThat(RelativeTime.of(NOW.minusSeconds(120), NOW)).isEqualTo("2 min ago");
        assertThat(RelativeTime.of(NOW.minus(Duration.ofHours(6)), NOW)).isEqualTo("6 h ago");
        assertThat(RelativeTime.of(NOW.plus(Duration.ofDays(3)), NOW)).isEqualTo("in 3 days");
        assertThat(RelativeTime.of(NOW.minus(Duration.ofDays(620)), NOW))
                .isEqualTo("20 months ago");
    }

    @Test
    void whatIsDueIsNeverInThePast() {
        assertThat(RelativeTime.due(NOW.plusSeconds(120), NOW)).isEqualTo("in 2 min");
        assertThat(RelativeTime.due(NOW.plusSeconds(1), NOW)).isEqualTo("in a moment");
        assertThat(RelativeTime.due(NOW.minusSeconds(1), NOW)).isEqualTo("now");
    }

    @Test
    void lengthsKeepTheirTwoLargestUnits() {
        assertThat(RelativeTime.length(Duration.ofSeconds(42))).isEqualTo("42s");
        assertThat(RelativeTime.length(Duration.ofSeconds(252))).isEqualTo("4m 12s");
        assertThat(RelativeTime.length(Duration.ofMinutes(125))).isEqualTo("2h 05m");
        assertThat(RelativeTime.length(Duration.ofHours(76))).isEqualTo("3d 4h");
    }

    @Test
    void moneyIsRoundedNotCut() {
        assertThat(Formats.whole(new BigDecimal("6471.50"), "EUR")).isEqualTo("€6,472");
        assertThat(Formats.whole(new BigDecimal("-12.4"), "USD")).isEqualTo("−$12");
        assertThat(Formats.whole(BigDecimal.TEN, "CHF")).isEqualTo("CHF 10");
    }

    @Test
    void aSpreadsheetRunsNothingOfAList() {
        var out = new StringWriter();

        new Csv(out).row("=1+1", "a,b", "say \"x\"", new BigDecimal("-3"), null, "-x");

        assertThat(out).hasToString("'=1+1,\"a,b\",\"say \"\"x\"\"\",-3,,'-x\r\n");
    }

    @Test
    void aCursorComesBackAsItWentAndNoOtherIsTaken() {
        String cursor = Cursor.of("2026-11-22T22:00:00Z", "a b/c");

        assertThat(cursor).matches("[A-Za-z0-9_-]+");
        assertThat(Cursor.key(cursor, 2)).containsExactly("2026-11-22T22:00:00Z", "a b/c");
        assertThatThrownBy(() -> Cursor.key(cursor, 3)).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> Cursor.key("%%", 2)).isInstanceOf(Problem.class);
    }

    @Test
    void settingsThatMakeNoSenseCountAsNotSet() {
        Map<String, String> cookies =
                Map.of("theme", "pink", "zone", "Mars/Olympus", "density", "compact");

        Settings settings = Settings.from(name -> Optional.ofNullable(cookies.get(name)));

        assertThat(settings.theme()).isEqualTo(Settings.Theme.SYSTEM);
        assertThat(settings.zone().getId()).isEqualTo("UTC");
        assertThat(settings.density()).isEqualTo(Settings.Density.COMPACT);
    }

    @Test
    void aFormsTokenProvesItselfForItsPersonForADay() {
        byte[] key = "a key of no value".getBytes(StandardCharsets.UTF_8);
        String token = new FormToken(key, at(NOW)).of("mira");

        assertThat(new FormToken(key, at(NOW.plusSeconds(3600))).proves(token, "mira")).isTrue();
        assertThat(new FormToken(key, at(NOW)).proves(token, "remy")).isFalse();
        assertThat(new FormToken(key, at(NOW.plus(FormToken.LIFETIME))).proves(token, "mira"))
                .isFalse();
        assertThat(new FormToken(key, at(NOW)).proves(token + "x", "mira")).isFalse();
        assertThat(new FormToken(key, at(NOW)).proves("no token", "mira")).isFalse();
    }

    @Test
    void aStepStandsRightOfAllThatItWaitsForAndACircleEnds() {
        Graph graph =
                Graph.of(
                        List.of(
                                node("c", "b", "a"),
                                node("a"),
                                node("b", "a"),
                                node("x", "y"),
                                node("y", "x")));

        assertThat(x(graph, "a")).isLessThan(x(graph, "b"));
        assertThat(x(graph, "b")).isLessThan(x(graph, "c"));
        assertThat(graph.boxes()).hasSize(5);
    }

    @Test
    void barsStandOnOneTimeLineAndWhatHasNotBegunHasNone() {
        Gantt gantt =
                Gantt.of(
                        List.of(
                                bar(
                                        Optional.of(NOW.minusSeconds(100)),
                                        Optional.of(NOW.minusSeconds(50))),
                                bar(Optional.of(NOW.minusSeconds(50)), Optional.empty()),
                                bar(Optional.empty(), Optional.empty())),
                        NOW);

        assertThat(gantt.rows()).extracting(Gantt.Row::x).containsExactly("0.00%", "49.02%", "");
        assertThat(gantt.rows().get(1).took()).contains(Duration.ofSeconds(50));
        assertThat(gantt.rows().get(2).drawn()).isFalse();
        assertThat(gantt.axis()).hasSizeBetween(3, 7);
    }

    private static Clock at(Instant instant) {
        return Clock.fixed(instant, ZoneOffset.UTC);
    }

    private static Graph.Node node(String id, String... after) {
        return new Graph.Node(id, id, "", Status.QUEUED, "", List.of(after));
    }

    private static int x(Graph graph, String id) {
        return graph.boxes().stream()
                .filter(box -> box.node().id().equals(id))
                .findFirst()
                .orElseThrow()
                .x();
    }

    private static Gantt.Bar bar(Optional<Instant> from, Optional<Instant> to) {
        return new Gantt.Bar("step", 0, Status.RUNNING, "", "", from, to);
    }
}
