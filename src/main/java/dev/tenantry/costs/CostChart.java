package dev.tenantry.costs;

import dev.tenantry.costs.CostRange.Step;
import dev.tenantry.web.StackedChart;
import dev.tenantry.web.StackedChart.Drawing;
import dev.tenantry.web.StackedChart.Expected;
import dev.tenantry.web.StackedChart.Point;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.Function;

/**
 * The figures as columns: what the chart draws and what the table below it says, from the same
 * numbers.
 */
final class CostChart {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("MMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter SHORT_MONTH =
            DateTimeFormatter.ofPattern("MMM", Locale.ENGLISH);
    private static final String OTHER = "!other";
    private static final int GREY = 5;

    private final CostFigures figures;
    private final Function<BigDecimal, String> money;
    private final Step step;
    private final List<String> keys = new ArrayList<>();
    private final Map<LocalDate, Map<String, BigDecimal>> sums = new HashMap<>();

    /**
     * @param money how amounts are written, in whole units
     */
    CostChart(CostFigures figures, Function<BigDecimal, String> money) {
        this.figures = figures;
        this.money = money;
        this.step = figures.range().step();
        keys.addAll(CostReading.named(figures.grouping(), figures.groups()));
        figures.cells()
                .forEach(
                        cell ->
                                sums.computeIfAbsent(cell.column(), _ -> new HashMap<>())
                                        .merge(cell.group(), cell.billed(), BigDecimal::add));
        if (figures.groups().size() > keys.size()) {
            keys.add(OTHER);
        }
    }

    /**
     * A row of the table below the chart.
     *
     * @param amounts one for each of {@link #names()}
     */
    record Row(String column, List<BigDecimal> amounts, BigDecimal total) {}

    public List<String> names() {
        return keys.stream().map(figures.grouping()::name).toList();
    }

    public List<Row> rows() {
        return figures.period().columns(step).stream()
                .map(day -> new Row(label(day), amounts(day), Cents.sum(amounts(day))))
                .toList();
    }

    public String title() {
        return step.title() + " cost";
    }

    StackedChart draw(String id) {
        Drawing drawing = new Drawing(id, this::compact);
        for (int i = 0; i < keys.size(); i++) {
            String key = keys.get(i);
            int colour = key.equals(OTHER) ? GREY : i + 1;
            drawing.series(colour, figures.grouping().name(key), money.apply(total(key)));
        }
        List<LocalDate> days = columns();
        for (int i = 0; i < days.size(); i++) {
            LocalDate day = days.get(i);
            drawing.column(new Point(tick(days, i), isMinor(days, i), words(day), amounts(day)));
        }
        figures.forecast().filter(_ -> isThisMonth()).ifPresent(f -> expect(drawing, f));
        limit().ifPresent(amount -> drawing.limit(amount, "budget " + money.apply(amount) + per()));
        return drawing.draw(title() + ", " + figures.range().title(), conclusion());
    }

    private boolean isThisMonth() {
        return figures.range() == CostRange.MONTH;
    }

    /** This month has room for the days to come. */
    private List<LocalDate> columns() {
        CostPeriod period = figures.period();
        LocalDate end = YearMonth.from(period.to()).atEndOfMonth();
        return (isThisMonth() ? new CostPeriod(period.from(), end) : period).columns(step);
    }

    private void expect(Drawing drawing, Forecast forecast) {
        int first = figures.newest().getDayOfMonth();
        forecast.days()
                .forEach(
                        (day, amount) -> {
                            double middle = amount.doubleValue();
                            double off = middle * forecast.error();
                            int column =
                                    first
                                            + (int)
                                                    (day.toEpochDay()
                                                            - figures.newest().toEpochDay())
                                            - 1;
                            drawing.expect(
                                    new Expected(column, middle - off, middle, middle + off));
                        });
    }

    /** The budget of one column: by the day, by the week, by the month. */
    private Optional<BigDecimal> limit() {
        boolean comparable =
                figures.scope().tenant().isPresent() || figures.grouping() == CostGrouping.TENANT;
        int days = YearMonth.from(figures.newest()).lengthOfMonth();
        return figures.budget()
                .filter(_ -> comparable)
                .map(CostFigures.Budget::monthly)
                .map(
                        monthly ->
                                switch (step) {
                                    case DAY ->
                                            monthly.divide(
                                                    BigDecimal.valueOf(days),
                                                    2,
                                                    RoundingMode.HALF_EVEN);
                                    case WEEK ->
                                            monthly.multiply(BigDecimal.valueOf(7))
                                                    .divide(
                                                            BigDecimal.valueOf(days),
                                                            2,
                                                            RoundingMode.HALF_EVEN);
                                    case MONTH -> monthly;
                                });
    }

    private String per() {
        return "/" + step.sql();
    }

    private List<BigDecimal> amounts(LocalDate day) {
        Map<String, BigDecimal> of = sums.getOrDefault(day, Map.of());
        return keys.stream().map(key -> of.getOrDefault(key, BigDecimal.ZERO)).toList();
    }

    private BigDecimal total(String key) {
        return Cents.sum(
                sums.values().stream().map(of -> of.getOrDefault(key, BigDecimal.ZERO)).toList());
    }

    private String label(LocalDate day) {
        return switch (step) {
            case DAY -> DAY.format(day);
            case WEEK -> "Week of " + DAY.format(day);
            case MONTH -> MONTH.format(day);
        };
    }

    private String words(LocalDate day) {
        List<BigDecimal> amounts = amounts(day);
        StringJoiner parts = new StringJoiner(", ", " (", ")").setEmptyValue("");
        for (int i = 0; i < keys.size(); i++) {
            if (amounts.get(i).signum() != 0) {
                parts.add(figures.grouping().name(keys.get(i)) + " " + money.apply(amounts.get(i)));
            }
        }
        return label(day) + ": " + money.apply(Cents.sum(amounts)) + parts;
    }

    private String tick(List<LocalDate> days, int i) {
        LocalDate day = days.get(i);
        if (step == Step.MONTH) {
            return SHORT_MONTH.format(day);
        }
        if (step == Step.WEEK) {
            return DAY.format(day);
        }
        boolean first = i == 0 || day.getDayOfMonth() == 1;
        boolean crowded = i < 3 || (day.getDayOfMonth() > 28 && i < days.size() - 1);
        if (first) {
            return DAY.format(day);
        }
        return day.getDayOfMonth() % 5 == 0 && !crowded ? String.valueOf(day.getDayOfMonth()) : "";
    }

    private boolean isMinor(List<LocalDate> days, int i) {
        return step == Step.DAY ? days.get(i).getDayOfMonth() % 10 == 5 && i > 0 : i % 3 != 0;
    }

    private String conclusion() {
        StringBuilder words = new StringBuilder("Stacked by ");
        words.append(figures.grouping().title().toLowerCase(Locale.ROOT));
        words.append(". In all ").append(money.apply(figures.total()));
        CostFigures.change(figures.total(), figures.previous())
                .ifPresent(
                        change ->
                                words.append(
                                        ", %d%% %s than in the days before"
                                                .formatted(
                                                        Math.round(Math.abs(change) * 100),
                                                        change < 0 ? "less" : "more")));
        words.append('.');
        rows().stream()
                .max(Comparator.comparing(Row::total))
                .ifPresent(
                        row ->
                                words.append(" The most: ")
                                        .append(row.column())
                                        .append(", ")
                                        .append(money.apply(row.total()))
                                        .append('.'));
        return words.toString();
    }

    /** At most six letters, for the axis. */
    private String compact(BigDecimal amount) {
        if (amount.abs().compareTo(BigDecimal.valueOf(10_000)) < 0) {
            return money.apply(amount);
        }
        String symbol = money.apply(BigDecimal.ZERO).replace("0", "");
        BigDecimal thousands =
                amount.movePointLeft(3).setScale(1, RoundingMode.HALF_EVEN).stripTrailingZeros();
        return (amount.signum() < 0 ? "−" : "") + symbol + thousands.abs().toPlainString() + "k";
    }
}
