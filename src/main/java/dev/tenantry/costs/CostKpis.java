package dev.tenantry.costs;

import dev.tenantry.costs.CostFigures.Budget;
import dev.tenantry.costs.CostPage.Kpi;
import dev.tenantry.web.Spark;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The figures at the top of a page of costs. */
record CostKpis(CostPage page) {

    List<Kpi> all() {
        List<Kpi> kpis = new ArrayList<>();
        kpis.add(monthToDate());
        page.figures().forecast().ifPresent(forecast -> kpis.add(forecast(forecast)));
        if (page.ofTenant()) {
            page.figures().budget().ifPresent(budget -> kpis.add(budget(budget)));
        } else {
            kpis.add(bill());
        }
        kpis.add(period());
        return kpis;
    }

    private Kpi monthToDate() {
        Optional<Double> change =
                CostFigures.change(
                        page.figures().monthToDate(), Optional.of(page.figures().monthBefore()));
        String below =
                change.map(by -> page.signed(by) + " against the same days of last month")
                        .orElse("to " + page.formats().day(page.figures().newest()));
        return new Kpi(
                "Cost, month to date",
                page.cents(Cents.round(page.figures().monthToDate())),
                below,
                spark());
    }

    private @Nullable Spark spark() {
        List<BigDecimal> days =
                CostRange.DAYS_30
                        .period(page.figures().newest())
                        .columns(CostRange.Step.DAY)
                        .stream()
                        .map(day -> page.figures().daily().getOrDefault(day, BigDecimal.ZERO))
                        .toList();
        BigDecimal peak = days.stream().reduce(BigDecimal.ZERO, BigDecimal::max);
        return Spark.of(
                days,
                "Daily cost, 30 days, from %s to %s, peak %s"
                        .formatted(
                                page.whole(days.getFirst()),
                                page.whole(days.getLast()),
                                page.whole(peak)));
    }

    private Kpi forecast(Forecast forecast) {
        String below =
                "within %s in 4 of 5 past months".formatted("±" + page.share(forecast.error()));
        return new Kpi("Forecast, " + page.month(), page.whole(forecast.monthEnd()), below, null);
    }

    private Kpi budget(Budget budget) {
        return new Kpi(
                "Budget of the project, " + page.month(),
                page.share(budget.share()),
                "%s of %s, the project only; its share of the cluster is not in it"
                        .formatted(page.whole(budget.spent()), page.whole(budget.monthly())),
                null);
    }

    private Kpi bill() {
        BigDecimal bill = Cents.sum(List.copyOf(page.figures().bill().values()));
        return new Kpi(
                "Bill to date, " + page.month(),
                page.formats().cents(Cents.round(bill), page.figures().currency()),
                againstCost(Cents.round(bill)),
                null);
    }

    /** Why the bill is not what the days of the month cost, to the cent. */
    private String againstCost(BigDecimal bill) {
        BigDecimal off = bill.subtract(Cents.round(page.figures().monthToDate()));
        if (off.signum() == 0) {
            return "with tax and credits; the same as the cost of its days";
        }
        return "%s %s than the cost of its days: charges of one month on the bill of another"
                .formatted(page.cents(off.abs()), off.signum() < 0 ? "less" : "more");
    }

    private Kpi period() {
        Optional<Double> change =
                CostFigures.change(page.figures().total(), page.figures().previous());
        String title =
                page.figures().range() == CostRange.MONTH
                        ? "This month"
                        : "Last " + page.figures().range().title();
        return new Kpi(
                title,
                page.formats().cents(page.figures().total(), page.figures().currency()),
                change.map(by -> page.signed(by) + " against the period before")
                        .orElse("no complete earlier period to compare"),
                null);
    }
}
