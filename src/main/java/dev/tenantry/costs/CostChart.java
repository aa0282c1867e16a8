package dev.tenantry.costs;

import dev.tenantry.costs.CostRange.Step;
import dev.tenantry.costs.CostRows.Cell;
import dev.tenantry.web.StackedChart;
import dev.tenantry.web.StackedChart.Drawing;
import dev.tenantry.web.StackedChart.Expected;
import dev.tenantry.web.StackedChart.Point;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The figures as columns: what the chart draws and what the table below it says, from the same
 * numbers.
 */
final class CostChart {

    static final String OTHER = "!other";
    private static final String NOBODYS = "!nobodys";
    private static final String REST = "!rest";
    private static final String NO_POOL = "!none";

    private final CostFigures figures;
    private final Function<BigDecimal, String> money;
    private final Step step;
    private final CostColumns columns;
    private final List<String> keys = new ArrayList<>();
    private final Map<LocalDate, Map<String, BigDecimal>> sums = new HashMap<>();

    /**
     * @param money how amounts are written, in whole units
     */
    CostChart(CostFigures figures, Function<BigDecimal, String> money) {
        this.figures = figures;
        this.money = money;
        this.step = figures.range().step();
        this.columns = new CostColumns(figures.period(), step);
        List<String> named = CostReading.named(figures.groups());
        Set<String> others = new TreeSet<>();
        for (Cell cell : figures.cells()) {
            String key = named.contains(cell.group()) ? cell.group() : band(cell.group());
            if (!key.equals(NO_POOL)) {
                sums.computeIfAbsent(cell.column(), _ -> new HashMap<>())
                        .merge(key, cell.billed(), BigDecimal::add);
                others.add(key);
            }
        }
        keys.addAll(named);
        others.stream().filter(key -> !named.contains(key)).sorted(GREY_LAST).forEach(keys::add);
    }

    /** The grey lies on the colours, what is nobody's on top of all. */
    private static final Comparator<String> GREY_LAST =
            Comparator.comparing((String key) -> !key.equals(OTHER)).thenComparing(key -> key);

    /** Where a group is drawn that has no colour of its own. */
    private String band(String group) {
        if (figures.grouping() != CostGrouping.TENANT) {
            return group;
        }
        if (group.startsWith("!")) {
            return tenants() > CostReading.MOST_TOLD_APART ? REST : NOBODYS;
        }
        return OTHER;
    }

    private long tenants() {
        return figures.groups().stream().filter(group -> !group.key().startsWith("!")).count();
    }

    private String name(String key) {
        if (!key.equals(OTHER)) {
            return figures.grouping().name(key);
        }
        long more = tenants() - CostReading.named(figures.groups()).size();
        String one = figures.grouping().title().toLowerCase(Locale.ROOT);
        return more + " smaller " + (more == 1 ? one : one + "s");
    }

    /** What the picture leaves out, in words; empty when that is nothing. */
    public String leftOut() {
        return figures.groups().stream()
                .filter(group -> group.key().equals(NO_POOL))
                .map(
                        group ->
                                money.apply(group.billed())
                                        + " are not on a node pool and not drawn.")
                .findFirst()
                .orElse("");
    }

    /**
     * A row of the table below the chart.
     *
     * @param amounts one for each of {@link #names()}
     */
    record Row(String column, List<BigDecimal> amounts, BigDecimal total) {}

    public List<String> names() {
        return keys.stream().map(this::name).toList();
    }

    public List<Row> rows() {
        return figures.period().columns(step).stream()
                .map(day -> new Row(columns.label(day), amounts(day), Cents.sum(amounts(day))))
                .toList();
    }

    public String title() {
        return step.title() + " cost";
    }

    StackedChart draw(String id) {
        Drawing drawing =
                new Drawing(id, (amount, highest) -> CostColumns.axis(amount, highest, money));
        for (int i = 0; i < keys.size(); i++) {
            String key = keys.get(i);
            drawing.series(figures.colours().of(key), name(key), money.apply(total(key)));
        }
        List<LocalDate> days = days();
        for (int i = 0; i < days.size(); i++) {
            LocalDate day = days.get(i);
            drawing.column(
                    new Point(
                            columns.tick(days, i),
                            columns.isMinor(days, i),
                            columns.isPart(day),
                            words(day),
                            amounts(day)));
        }
        figures.forecast().filter(_ -> isThisMonth()).ifPresent(f -> expect(drawing, f));
        limit().ifPresent(
                        amount ->
                                drawing.limit(amount, "budget " + money.apply(amount) + " a day"));
        return drawing.draw(title() + ", " + figures.range().title(), conclusion());
    }

    private boolean isThisMonth() {
        return figures.range() == CostRange.MONTH;
    }

    /** This month has room for the days to come. */
    private List<LocalDate> days() {
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

    /**
     * The budget by the day, where the columns are what the budget counts: this month's costs of a
     * tenant that has none but its project's.
     */
    private Optional<BigDecimal> limit() {
        int days = YearMonth.from(figures.newest()).lengthOfMonth();
        return figures.budget()
                .filter(_ -> figures.scope().tenant().isPresent() && isThisMonth())
                .filter(budget -> Cents.round(budget.spent()).compareTo(figures.total()) == 0)
                .map(CostFigures.Budget::monthly)
                .map(m -> m.divide(BigDecimal.valueOf(days), 2, RoundingMode.HALF_EVEN));
    }

    private List<BigDecimal> amounts(LocalDate day) {
        Map<String, BigDecimal> of = sums.getOrDefault(day, Map.of());
        return keys.stream().map(key -> of.getOrDefault(key, BigDecimal.ZERO)).toList();
    }

    private BigDecimal total(String key) {
        return Cents.sum(
                sums.values().stream().map(of -> of.getOrDefault(key, BigDecimal.ZERO)).toList());
    }

    private String words(LocalDate day) {
        List<BigDecimal> amounts = amounts(day);
        StringJoiner parts = new StringJoiner(", ", " (", ")").setEmptyValue("");
        for (int i = 0; i < keys.size(); i++) {
            if (amounts.get(i).signum() != 0) {
                parts.add(name(keys.get(i)) + " " + money.apply(amounts.get(i)));
            }
        }
        return columns.label(day) + ": " + money.apply(Cents.sum(amounts)) + parts;
    }

    private String conclusion() {
        StringBuilder words = new StringBuilder("Stacked by ");
        words.append(figures.grouping().title().toLowerCase(Locale.ROOT));
        words.append(". In all ").append(money.apply(drawn()));
        CostFigures.change(figures.total(), figures.previous())
                .filter(_ -> leftOut().isEmpty())
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

    private BigDecimal drawn() {
        return Cents.sum(rows().stream().map(Row::total).toList());
    }
}
