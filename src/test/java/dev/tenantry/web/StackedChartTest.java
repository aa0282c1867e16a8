package dev.tenantry.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tenantry.web.StackedChart.Bar;
import dev.tenantry.web.StackedChart.Drawing;
import dev.tenantry.web.StackedChart.Expected;
import dev.tenantry.web.StackedChart.GridLine;
import dev.tenantry.web.StackedChart.Point;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StackedChartTest {

    @Test
    void theAxisHasAFewRoundAmountsAndCoversEverything() {
        StackedChart chart = drawing(List.of(244, 60), List.of(330, 80)).draw("", "");

        assertThat(chart.grid())
                .extracting(GridLine::label)
                .containsExactly("0", "200", "400", "600")
                .hasSizeLessThanOrEqualTo(6);
        assertThat(chart.grid().getFirst().y()).isEqualTo("204.0");
        assertThat(chart.grid().getLast().y()).isEqualTo("14.0");
    }

    @Test
    void barsStandOnEachOtherWithoutGaps() {
        StackedChart chart = drawing(List.of(100, 50, 25)).draw("", "");
        List<Bar> bars = chart.columns().getFirst().bars();

        assertThat(number(bars.get(0).y()) + number(bars.get(0).height()))
                .isCloseTo(204, within(.11));
        assertThat(number(bars.get(1).y()) + number(bars.get(1).height()))
                .isCloseTo(number(bars.get(0).y()), within(.11));
    }

    @Test
    void creditsHangBelowZero() {
        StackedChart chart = drawing(List.of(100, -50)).draw("", "");
        List<Bar> bars = chart.columns().getFirst().bars();

        assertThat(chart.grid()).extracting(GridLine::label).contains("-50", "0", "100");
        assertThat(number(bars.get(1).y()))
                .isCloseTo(number(bars.get(0).y()) + number(bars.get(0).height()), within(.11));
    }

    @Test
    void theLimitAndTheForecastAreInsideTheDrawing() {
        StackedChart chart =
                drawing(List.of(10), List.of(10), List.of(0))
                        .limit(BigDecimal.valueOf(400), "budget €400")
                        .expect(new Expected(2, 8, 12, 450))
                        .draw("", "");

        assertThat(number(chart.limit().orElseThrow().y())).isBetween(14.0, 204.0);
        assertThat(chart.forecast().orElseThrow().today()).isEqualTo("66.667%");
        assertThat(chart.forecast().orElseThrow().band()).startsWith("M2.14,").endsWith("Z");
    }

    @Test
    void nothingSpentIsAnEmptyChartNotABrokenOne() {
        StackedChart chart = drawing(List.of(0), List.of(0)).draw("", "");

        assertThat(chart.columns()).allSatisfy(column -> assertThat(column.bars()).isEmpty());
        assertThat(chart.grid()).isNotEmpty();
    }

    @Test
    void aSparklineEndsAtItsLastValue() {
        Spark spark = Spark.of(Stream.of(1, 5, 3).map(BigDecimal::valueOf).toList(), "Daily cost");

        assertThat(spark.line()).isEqualTo("M2.0,25.0L48.0,3.0L94.0,14.0");
        assertThat(spark.endX()).isEqualTo("94.0");
        assertThat(spark.endY()).isEqualTo("14.0");
        assertThat(Spark.of(List.of(), "").line()).isEqualTo("M2.0,25.0L94.0,25.0");
    }

    @SafeVarargs
    private static Drawing drawing(List<Integer>... columns) {
        Drawing drawing =
                new Drawing("c", (amount, _) -> amount.stripTrailingZeros().toPlainString());
        for (int i = 0; i < columns[0].size(); i++) {
            drawing.series(i + 1, "s" + i, "");
        }
        for (List<Integer> column : columns) {
            drawing.column(
                    new Point(
                            "",
                            false,
                            false,
                            "",
                            column.stream().map(BigDecimal::valueOf).toList()));
        }
        return drawing;
    }

    private static double number(String text) {
        return Double.parseDouble(text);
    }
}
