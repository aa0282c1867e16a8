package dev.tenantry.costs;

import dev.tenantry.costs.CostFigures.Budget;
import dev.tenantry.indexing.SourceState;
import dev.tenantry.web.Formats;
import dev.tenantry.web.Sort;
import dev.tenantry.web.SortHead;
import dev.tenantry.web.Spark;
import dev.tenantry.web.StackedChart;
import dev.tenantry.web.Status;
import java.math.BigDecimal;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a page of costs shows: the figures, and the words around them. */
record CostPage(CostFigures figures, Sort<CostOrder> sort, SourceState source, Formats formats) {

    /** How many rows the table shows; the file has all. */
    private static final int MOST_ROWS = 100;

    private static final double NEAR = .8;

    /** As a bill is read: what was used and bought, what comes off, and tax. */
    private static final List<String> BILL_ORDER =
            List.of("USAGE", "PURCHASE", "ADJUSTMENT", "CREDIT", "TAX");

    /**
     * A figure at the top.
     *
     * @param spark its days, when it has any
     */
    record Kpi(String label, String value, String below, @Nullable Spark spark) {}

    /** A way to look at the same costs. */
    record Choice(String title, String href, boolean current) {}

    /** A line of the bill. */
    record BillLine(String name, BigDecimal amount) {}

    public StackedChart chart() {
        return lines().draw("cost");
    }

    /** The numbers of the chart. */
    public CostChart lines() {
        return new CostChart(figures, this::whole);
    }

    public List<Choice> groupings() {
        return CostGrouping.offered(figures.scope()).stream()
                .map(
                        by ->
                                new Choice(
                                        by.title(),
                                        href(by, figures.range(), ""),
                                        by == figures.grouping()))
                .toList();
    }

    public List<Choice> ranges() {
        return List.of(CostRange.values()).stream()
                .map(
                        range ->
                                new Choice(
                                        range.title(),
                                        href(figures.grouping(), range, ""),
                                        range == figures.range()))
                .toList();
    }

    public String csv() {
        return href(figures.grouping(), figures.range(), ".csv");
    }

    private String href(CostGrouping by, CostRange range, String suffix) {
        return href(by, range, suffix, sort);
    }

    private String href(
            CostGrouping by, CostRange range, String suffix, Sort<CostOrder> wantedSort) {
        return "%s%s?by=%s&range=%s%s"
                .formatted(
                        figures.scope().href(),
                        suffix,
                        by.slug(),
                        range.slug(),
                        wantedSort.asked().map(word -> "&sort=" + word).orElse(""));
    }

    /** The head of a column, by its order. */
    public SortHead head(String order) {
        return sort.head(order, other -> href(figures.grouping(), figures.range(), "", other));
    }

    public List<CostFigures.Group> rows() {
        return CostPlace.sorted(figures.groups(), sort).stream().limit(MOST_ROWS).toList();
    }

    /** How many groups the table leaves out. */
    public int left() {
        return Math.max(0, figures.groups().size() - MOST_ROWS);
    }

    public BigDecimal leftBilled() {
        List<BigDecimal> shown = rows().stream().map(CostFigures.Group::billed).toList();
        return figures.total().subtract(Cents.sum(shown));
    }

    public boolean byTenant() {
        return figures.grouping() == CostGrouping.TENANT;
    }

    public boolean ofTenant() {
        return figures.scope().tenant().isPresent();
    }

    public List<Kpi> kpis() {
        return new CostKpis(this).all();
    }

    /** The bill of the month, line by line; rounded so that it adds up. */
    public List<BillLine> billLines() {
        Map<String, String> names =
                Map.of(
                        "USAGE", "Usage",
                        "PURCHASE", "Purchases",
                        "CREDIT", "Credits",
                        "ADJUSTMENT", "Adjustments",
                        "TAX", "Tax");
        List<String> keys =
                figures.bill().keySet().stream()
                        .sorted(Comparator.comparingInt(BILL_ORDER::indexOf))
                        .toList();
        List<BigDecimal> cents = Cents.round(keys.stream().map(figures.bill()::get).toList());
        List<BillLine> lines = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            lines.add(new BillLine(names.getOrDefault(keys.get(i), keys.get(i)), cents.get(i)));
        }
        return lines;
    }

    public BigDecimal billTotal() {
        return Cents.round(Cents.sum(List.copyOf(figures.bill().values())));
    }

    public String month() {
        return figures.newest().getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    public String billTitle() {
        return "The bill, " + month();
    }

    public String groupsTitle() {
        return "By " + figures.grouping().title().toLowerCase(Locale.ROOT);
    }

    /** How many groups there are that are somebody's, or something. */
    public long count() {
        return figures.groups().stream().filter(group -> !group.key().startsWith("!")).count();
    }

    public String rule() {
        return Anomalies.RULE.formatted(whole(Anomalies.AT_LEAST));
    }

    /** To the cent. */
    public String cents(BigDecimal amount) {
        return formats.cents(amount, figures.currency());
    }

    public String whole(BigDecimal amount) {
        return formats.money(amount, figures.currency());
    }

    /** "+12.3%" or "−3%". */
    public String signed(double change) {
        return (change < 0 ? "−" : "+") + share(Math.abs(change));
    }

    /** "8.0%": all of one kind with the same number of places. */
    public String share(double part) {
        return String.format(Locale.ROOT, "%,.1f%%", part * 100);
    }

    /** The change of the total; null when the days before are not all known. */
    public @Nullable String totalChange() {
        return CostFigures.change(figures.total(), figures.previous())
                .map(this::signed)
                .orElse(null);
    }

    public @Nullable Status warning(Budget budget) {
        if (budget.share() > 1) {
            return Status.OVER_BUDGET;
        }
        return budget.share() >= NEAR ? Status.NEAR_BUDGET : null;
    }
}
