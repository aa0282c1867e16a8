package dev.tenantry.costs;

import dev.tenantry.costs.CostRows.Anomaly;
import dev.tenantry.costs.CostRows.Cell;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;

/**
 * Everything that a page, a file or the API says about costs, read at one time.
 *
 * @param groups the largest first; their costs in cents add up to {@code total}
 * @param total of the period, in cents
 * @param previous of the days before, when all of them are known
 * @param cells for the chart; what it need not know apart is "!other"
 * @param daily each day of the last 13 months
 * @param bill the bill of the month so far, by category; empty within a tenant
 * @param budget what may be spent in a month, and what was
 */
record CostFigures(
        CostScope scope,
        CostGrouping grouping,
        CostRange range,
        CostPeriod period,
        List<Group> groups,
        BigDecimal total,
        Optional<BigDecimal> previous,
        List<Cell> cells,
        ChartColours colours,
        NavigableMap<LocalDate, BigDecimal> daily,
        Map<String, BigDecimal> bill,
        Optional<Budget> budget,
        Optional<Forecast> forecast,
        List<Anomaly> anomalies,
        Doubts doubts,
        String currency) {

    /**
     * What one group cost.
     *
     * @param billed in cents
     * @param share of the total, between 0 and 1 unless there are credits
     * @param previous what it cost in the days before, when all of them are known
     */
    record Group(
            String key,
            String name,
            Optional<String> explained,
            Optional<String> href,
            BigDecimal billed,
            double share,
            Optional<BigDecimal> previous,
            Optional<Budget> budget) {

        /** Against the days before: .1 is ten percent more. */
        public Optional<Double> change() {
            return CostFigures.change(billed, previous);
        }
    }

    /** A monthly budget and what was spent of it this month. */
    record Budget(BigDecimal monthly, BigDecimal spent) {

        public double share() {
            return monthly.signum() == 0
                    ? 0
                    : spent.divide(monthly, 4, RoundingMode.HALF_EVEN).doubleValue();
        }
    }

    static Optional<Double> change(BigDecimal now, Optional<BigDecimal> before) {
        return before.filter(amount -> amount.signum() > 0)
                .map(
                        amount ->
                                now.subtract(amount)
                                        .divide(amount, 4, RoundingMode.HALF_EVEN)
                                        .doubleValue());
    }

    LocalDate newest() {
        return period.to();
    }

    /** What the days from the first of the month to the newest cost. */
    BigDecimal monthToDate() {
        return of(new CostPeriod(newest().withDayOfMonth(1), newest()));
    }

    /** The same days of the month before. */
    BigDecimal monthBefore() {
        return of(CostRange.MONTH.previous(newest()));
    }

    private BigDecimal of(CostPeriod days) {
        return Cents.sum(List.copyOf(daily.subMap(days.from(), true, days.to(), true).values()));
    }
}
