package dev.tenantry.web;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * A stacked column chart, for {@code {#chart …/}}: where everything stands, no markup. The width is
 * in percent and the height in pixels, so that text keeps its size at any width without script.
 *
 * @param id unique on the page
 * @param title what is shown, for screen readers
 * @param conclusion what the chart says, in words
 * @param series names and totals for the legend, the largest first
 * @param grid lines across, with their labels
 * @param columns from left to right
 * @param limit a line that should not be crossed
 * @param forecast what is expected behind the last full column
 */
public record StackedChart(
        String id,
        String title,
        String conclusion,
        List<Series> series,
        List<GridLine> grid,
        List<Column> columns,
        Optional<Limit> limit,
        Optional<Forecast> forecast) {

    /** The height of the drawing, with the labels below it. */
    public static final int HEIGHT = 228;

    /** What is left free on each side of a column, as a part of it. */
    static final double GAP = .14;

    static final double TOP = 14;
    static final double BOTTOM = 204;

    /** The colour of what is left over: grey. */
    public static final int GREY = 5;

    /** The number that is no colour but hatching: what belongs to nobody. */
    public static final int HATCHED = 14;

    public StackedChart {
        series = List.copyOf(series);
        grid = List.copyOf(grid);
        columns = List.copyOf(columns);
    }

    /**
     * One colour of the stack.
     *
     * @param number of its colour, from 1 to 13, or {@link #HATCHED}
     * @param total as people read it
     */
    public record Series(int number, String name, String total) {}

    /** A line across at a round amount. */
    public record GridLine(String y, String labelY, String label) {}

    /**
     * One column with everything in it.
     *
     * @param x the left edge of its place in percent, with the sign
     * @param width of its place, likewise
     * @param middle of its place, likewise
     * @param tick the label below it; empty for none
     * @param minor may the label be left out on a phone?
     * @param part is it of a time that is not complete?
     * @param words the same in words
     */
    public record Column(
            String x,
            String width,
            String middle,
            String tick,
            boolean minor,
            boolean part,
            String words,
            List<Bar> bars) {}

    /** One colour in a column. */
    public record Bar(int number, String x, String width, String y, String height) {

        public boolean hatched() {
            return number == HATCHED;
        }
    }

    /** Is a column of a time that is not complete? */
    public boolean hasParts() {
        return columns.stream().anyMatch(Column::part);
    }

    /** A dashed line at an amount. */
    public record Limit(String y, String labelY, String label) {}

    /**
     * A short line in each column and a box for the range around it, in a drawing that is as wide
     * as there are columns.
     *
     * @param today where the known ends, in percent with the sign
     */
    public record Forecast(int columns, String line, String band, String today) {}

    /**
     * What is to be drawn in one column.
     *
     * @param part of a time that is not complete
     * @param amounts one for each series, in their order
     */
    public record Point(
            String tick, boolean minor, boolean part, String words, List<BigDecimal> amounts) {}

    /**
     * What is expected in one column.
     *
     * @param column counted from 0
     */
    public record Expected(int column, double low, double middle, double high) {}

    /** Collects what is to be drawn. */
    public static final class Drawing {

        private final String id;
        private final BiFunction<BigDecimal, BigDecimal, String> amounts;
        private final List<Series> series = new ArrayList<>();
        private final List<Point> points = new ArrayList<>();
        private final List<Expected> expected = new ArrayList<>();
        private Optional<BigDecimal> limit = Optional.empty();
        private String limitLabel = "";

        /**
         * @param id unique on the page
         * @param amounts how a label of the axis is written, beside the highest of them; they have
         *     room for six letters
         */
        public Drawing(String id, BiFunction<BigDecimal, BigDecimal, String> amounts) {
            this.id = id;
            this.amounts = amounts;
        }

        public Drawing series(int number, String name, String total) {
            series.add(new Series(number, name, total));
            return this;
        }

        public Drawing column(Point point) {
            points.add(point);
            return this;
        }

        public Drawing limit(BigDecimal amount, String label) {
            limit = Optional.of(amount);
            limitLabel = label;
            return this;
        }

        public Drawing expect(Expected column) {
            expected.add(column);
            return this;
        }

        public StackedChart draw(String title, String conclusion) {
            Scale scale = Scale.over(points, expected, limit);
            List<Column> columns = new ArrayList<>();
            for (int i = 0; i < points.size(); i++) {
                columns.add(column(i, scale));
            }
            return new StackedChart(
                    id,
                    title,
                    conclusion,
                    series,
                    grid(scale),
                    columns,
                    limit.map(amount -> limit(amount, scale)),
                    ForecastBand.of(expected, points.size(), scale));
        }

        private List<GridLine> grid(Scale scale) {
            List<BigDecimal> lines = scale.lines();
            return lines.stream()
                    .map(
                            amount -> {
                                double y = scale.y(amount.doubleValue());
                                String label = amounts.apply(amount, lines.getLast());
                                return new GridLine(px(y), px(y + 3.5), label);
                            })
                    .toList();
        }

        private Limit limit(BigDecimal amount, Scale scale) {
            double y = scale.y(amount.doubleValue());
            return new Limit(px(y), px(y - 6), limitLabel);
        }

        private Column column(int index, Scale scale) {
            Point point = points.get(index);
            double width = 100.0 / points.size();
            double left = index * width;
            double up = 0;
            double down = 0;
            List<Bar> bars = new ArrayList<>();
            for (int i = 0; i < point.amounts().size(); i++) {
                double amount = point.amounts().get(i).doubleValue();
                double from = amount >= 0 ? up : down + amount;
                double to = from + Math.abs(amount);
                up = amount >= 0 ? to : up;
                down = amount < 0 ? from : down;
                double top = scale.y(to);
                double height = scale.y(from) - top;
                if (height >= 0.05) {
                    String x = percent(left + width * GAP);
                    int number = series.get(i).number();
                    bars.add(
                            new Bar(
                                    number,
                                    x,
                                    percent(width * (1 - 2 * GAP)),
                                    px(top),
                                    px(height)));
                }
            }
            return new Column(
                    percent(left),
                    percent(width),
                    percent(left + width / 2),
                    point.tick(),
                    point.minor(),
                    point.part(),
                    point.words(),
                    bars);
        }
    }

    static String percent(double value) {
        return String.format(Locale.ROOT, "%.3f%%", value);
    }

    private static String px(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
