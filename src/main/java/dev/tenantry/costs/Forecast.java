package dev.tenantry.costs;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the month will have cost at its end: what is known, and for each day to come the mean of the
 * same weekdays of the four weeks before. How far off that rule was at this day of past months is
 * part of it; where too few months are known, there is no forecast.
 *
 * @param monthEnd the whole month
 * @param days the days to come
 * @param error the relative error that four of five past months stayed below
 * @param months on how many past months that is measured
 */
record Forecast(
        BigDecimal monthEnd, NavigableMap<LocalDate, BigDecimal> days, double error, int months) {

    private static final int FEWEST_MONTHS = 3;
    private static final int MOST_MONTHS = 12;
    private static final int WEEKS = 4;

    /**
     * The forecast at the end of {@code newest}.
     *
     * @param daily the cost of each known day; a missing day within is a day without cost
     */
    static Optional<Forecast> at(LocalDate newest, NavigableMap<LocalDate, BigDecimal> daily) {
        List<Double> errors = new ArrayList<>();
        for (int back = 1; back <= MOST_MONTHS; back++) {
            LocalDate then = newest.minusMonths(back);
            if (!daily.isEmpty() && !daily.firstKey().isAfter(then.minusWeeks(WEEKS))) {
                error(then, daily).ifPresent(errors::add);
            }
        }
        if (errors.size() < FEWEST_MONTHS) {
            return Optional.empty();
        }
        Collections.sort(errors);
        double error = errors.get((int) Math.ceil(errors.size() * .8) - 1);
        NavigableMap<LocalDate, BigDecimal> days = toCome(newest, daily);
        BigDecimal monthEnd =
                known(newest, newest, daily).add(Cents.sum(List.copyOf(days.values())));
        return Optional.of(new Forecast(monthEnd, days, error, errors.size()));
    }

    private static Optional<Double> error(
            LocalDate then, NavigableMap<LocalDate, BigDecimal> daily) {
        BigDecimal said =
                known(then, then, daily).add(Cents.sum(List.copyOf(toCome(then, daily).values())));
        BigDecimal came = known(then, YearMonth.from(then).atEndOfMonth(), daily);
        if (came.signum() <= 0) {
            return Optional.empty();
        }
        return Optional.of(
                said.subtract(came).abs().divide(came, 6, RoundingMode.HALF_EVEN).doubleValue());
    }

    private static BigDecimal known(
            LocalDate month, LocalDate to, NavigableMap<LocalDate, BigDecimal> daily) {
        return Cents.sum(
                List.copyOf(daily.subMap(month.withDayOfMonth(1), true, to, true).values()));
    }

    private static NavigableMap<LocalDate, BigDecimal> toCome(
            LocalDate newest, NavigableMap<LocalDate, BigDecimal> daily) {
        NavigableMap<LocalDate, BigDecimal> days = new TreeMap<>();
        LocalDate end = YearMonth.from(newest).atEndOfMonth();
        for (LocalDate day = newest.plusDays(1); !day.isAfter(end); day = day.plusDays(1)) {
            BigDecimal sum = BigDecimal.ZERO;
            long weeksAhead = (day.toEpochDay() - newest.toEpochDay() + 6) / 7;
            for (int week = 0; week < WEEKS; week++) {
                LocalDate same = day.minusWeeks(weeksAhead + week);
                sum = sum.add(daily.getOrDefault(same, BigDecimal.ZERO));
            }
            days.put(day, sum.divide(BigDecimal.valueOf(WEEKS), 6, RoundingMode.HALF_EVEN));
        }
        return days;
    }
}
