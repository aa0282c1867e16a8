package dev.tenantry.costs;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.stream.Stream;

/**
 * Days in a row.
 *
 * @param from the first
 * @param to the last, not before the first
 */
record CostPeriod(LocalDate from, LocalDate to) {

    /** The first days of the columns that a chart over these days has. */
    List<LocalDate> columns(CostRange.Step step) {
        return switch (step) {
            case DAY -> from.datesUntil(to.plusDays(1)).toList();
            case WEEK ->
                    Stream.iterate(monday(from), day -> !day.isAfter(to), day -> day.plusWeeks(1))
                            .toList();
            case MONTH ->
                    Stream.iterate(
                                    from.withDayOfMonth(1),
                                    day -> !day.isAfter(to),
                                    day -> day.plusMonths(1))
                            .toList();
        };
    }

    private static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    /** Whole months, as far as there are charges. */
    boolean isWholeMonths(LocalDate newest) {
        boolean ended = !to.isBefore(newest) || to.plusDays(1).getDayOfMonth() == 1;
        return from.getDayOfMonth() == 1 && ended;
    }

    boolean within(CostPeriod other) {
        return !from.isBefore(other.from) && !to.isAfter(other.to);
    }
}
