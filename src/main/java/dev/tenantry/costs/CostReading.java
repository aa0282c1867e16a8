package dev.tenantry.costs;

import dev.tenantry.costs.CostFigures.Budget;
import dev.tenantry.costs.CostFigures.Group;
import dev.tenantry.costs.CostRows.Cell;
import dev.tenantry.indexing.Source;
import dev.tenantry.web.BillCurrency;
import dev.tenantry.web.UntilMoved;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Puts the figures of a page together. */
@ApplicationScoped
public class CostReading {

    /** More names in one chart nobody tells apart. */
    private static final int NAMED = 6;

    /** Up to so many tenants it is affordable to tell the others from what is no tenant's. */
    static final int MOST_TOLD_APART = 60;

    private static final int MONTHS_KNOWN = 13;
    private static final Set<String> SOURCES = Set.of(Source.GIT.name(), Source.BILLING.name());
    private static final int MOST_ANOMALIES = 8;
    private static final Comparator<Entry<String, BigDecimal>> LARGEST =
            Entry.<String, BigDecimal>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(Entry.comparingByKey());

    private final CostRows rows;
    private final UntilMoved known;
    private final CostSettings settings;
    private final BillCurrency currency;

    public CostReading(
            CostRows rows, UntilMoved known, CostSettings settings, BillCurrency currency) {
        this.rows = rows;
        this.known = known;
        this.settings = settings;
        this.currency = currency;
    }

    String currency() {
        return currency.code();
    }

    /** Is there an export to read? */
    boolean isSetUp() {
        return settings.folder().isPresent();
    }

    /** The figures, or empty before the first import. */
    Optional<CostFigures> figures(CostScope scope, CostGrouping grouping, CostRange range) {
        return rows.extent().map(extent -> figures(new Bill(scope, grouping, range, extent)));
    }

    /** What figures depend on besides the rows. */
    private record Bill(
            CostScope scope, CostGrouping grouping, CostRange range, CostPeriod extent) {}

    /** The whole bill takes long to add up, is the same for most people, and changes rarely. */
    private CostFigures figures(Bill bill) {
        Map<String, Budget> budgets = budgets(CostRange.MONTH.period(bill.extent().to()));
        ChartColours colours =
                known.one(
                        SOURCES,
                        new Names(bill.scope(), bill.grouping(), bill.extent()),
                        () -> colours(bill));
        return bill.scope().tenant().isPresent()
                ? read(bill, budgets, colours)
                : known.one(SOURCES, bill, () -> read(bill, budgets, colours));
    }

    /** What the colours of a chart depend on: no range. */
    private record Names(CostScope scope, CostGrouping grouping, CostPeriod extent) {}

    private ChartColours colours(Bill bill) {
        LocalDate newest = bill.extent().to();
        CostPeriod year = new CostPeriod(newest.withDayOfMonth(1).minusMonths(12), newest);
        return new ChartColours(
                rows.totals(bill.scope(), bill.grouping(), year, newest).entrySet().stream()
                        .sorted(LARGEST)
                        .map(Entry::getKey)
                        .toList());
    }

    private CostFigures read(Bill bill, Map<String, Budget> budgets, ChartColours colours) {
        CostScope scope = bill.scope();
        CostGrouping grouping = bill.grouping();
        CostRange range = bill.range();
        CostPeriod extent = bill.extent();
        LocalDate newest = extent.to();
        CostPeriod period = range.period(newest);
        CostPeriod before = range.previous(newest);
        CostPeriod month = CostRange.MONTH.period(newest);
        Map<String, BigDecimal> totals = rows.totals(scope, grouping, period, newest);
        Optional<Map<String, BigDecimal>> earlier =
                before.within(extent)
                        ? Optional.of(rows.totals(scope, grouping, before, newest))
                        : Optional.empty();
        List<Group> groups = groups(grouping, totals, earlier, budgets);
        List<Cell> cells =
                rows.cells(scope, grouping, period, range.step(), toldApart(grouping, groups));
        NavigableMap<LocalDate, BigDecimal> daily =
                rows.daily(
                        scope,
                        new CostPeriod(newest.withDayOfMonth(1).minusMonths(MONTHS_KNOWN), newest));
        return new CostFigures(
                scope,
                grouping,
                range,
                period,
                groups,
                Cents.round(Cents.sum(List.copyOf(totals.values()))),
                earlier.map(sums -> Cents.round(Cents.sum(List.copyOf(sums.values())))),
                cells,
                colours,
                daily,
                scope.tenant().isPresent() ? Map.of() : rows.bill(month.from()),
                budget(scope, budgets),
                Forecast.at(newest, daily),
                rows.anomalies(scope, period.from(), MOST_ANOMALIES),
                rows.doubts(),
                currency.code());
    }

    /**
     * The groups with a colour of their own: never one of ours, which is hatched, and never all but
     * one.
     */
    static List<String> named(List<Group> groups) {
        List<String> all =
                groups.stream().map(Group::key).filter(key -> !key.startsWith("!")).toList();
        return all.size() == NAMED + 1 ? all : all.stream().limit(NAMED).toList();
    }

    /**
     * The groups that a chart has to know apart. All tenants, so that what is left is no tenant's;
     * of services and pools also those that are ours.
     */
    private static List<String> toldApart(CostGrouping grouping, List<Group> groups) {
        if (grouping != CostGrouping.TENANT) {
            return Stream.concat(
                            named(groups).stream(),
                            groups.stream().map(Group::key).filter(key -> key.startsWith("!")))
                    .toList();
        }
        List<String> tenants =
                groups.stream().map(Group::key).filter(key -> !key.startsWith("!")).toList();
        return tenants.size() <= MOST_TOLD_APART ? tenants : named(groups);
    }

    private static List<Group> groups(
            CostGrouping grouping,
            Map<String, BigDecimal> totals,
            Optional<Map<String, BigDecimal>> earlier,
            Map<String, Budget> budgets) {
        List<Entry<String, BigDecimal>> sorted =
                totals.entrySet().stream().sorted(LARGEST).toList();
        List<BigDecimal> cents = Cents.round(sorted.stream().map(Entry::getValue).toList());
        BigDecimal total = Cents.sum(cents);
        List<Group> groups = new ArrayList<>();
        for (int i = 0; i < sorted.size(); i++) {
            String key = sorted.get(i).getKey();
            boolean tenant = grouping == CostGrouping.TENANT && !key.startsWith("!");
            groups.add(
                    new Group(
                            key,
                            grouping.name(key),
                            grouping.explained(key),
                            tenant ? Optional.of(CostScope.of(key).href()) : Optional.empty(),
                            cents.get(i),
                            share(cents.get(i), total),
                            earlier.map(
                                    sums -> Cents.round(sums.getOrDefault(key, BigDecimal.ZERO))),
                            tenant ? Optional.ofNullable(budgets.get(key)) : Optional.empty()));
        }
        return groups;
    }

    private static double share(BigDecimal part, BigDecimal whole) {
        return whole.signum() == 0
                ? 0
                : part.divide(whole, 6, RoundingMode.HALF_EVEN).doubleValue();
    }

    /** Budgets of all tenants in a month depend on nothing else. */
    private record Budgets(CostPeriod month) {}

    private Map<String, Budget> budgets(CostPeriod month) {
        return known.one(SOURCES, new Budgets(month), () -> readBudgets(month));
    }

    private Map<String, Budget> readBudgets(CostPeriod month) {
        Map<String, BigDecimal> spent = rows.againstBudget(month);
        Map<String, Budget> budgets = new HashMap<>();
        rows.budgets(currency.code())
                .forEach(
                        (tenant, monthly) ->
                                budgets.put(
                                        tenant,
                                        new Budget(
                                                monthly,
                                                spent.getOrDefault(tenant, BigDecimal.ZERO))));
        return budgets;
    }

    private static Optional<Budget> budget(CostScope scope, Map<String, Budget> budgets) {
        if (scope.tenant().isPresent()) {
            return scope.tenant().map(budgets::get);
        }
        BigDecimal monthly = Cents.sum(budgets.values().stream().map(Budget::monthly).toList());
        BigDecimal spent = Cents.sum(budgets.values().stream().map(Budget::spent).toList());
        return budgets.isEmpty() ? Optional.empty() : Optional.of(new Budget(monthly, spent));
    }
}
