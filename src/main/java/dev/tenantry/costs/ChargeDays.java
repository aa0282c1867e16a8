package dev.tenantry.costs;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The days whose sums an index run may have changed. */
final class ChargeDays {

    private final Set<LocalDate> months = new TreeSet<>();
    private LocalDate first = LocalDate.MAX;
    private LocalDate last = LocalDate.MIN;

    /**
     * Days from the first to the last.
     *
     * @param last not before the first
     */
    record Span(LocalDate first, LocalDate last) {}

    /** A day that has new charges. */
    void add(LocalDate day) {
        months.add(day.withDayOfMonth(1));
        extend(day, day);
    }

    /** Days that had charges. */
    void add(Optional<Span> span) {
        span.ifPresent(days -> extend(days.first(), days.last()));
    }

    private void extend(LocalDate from, LocalDate to) {
        first = from.isBefore(first) ? from : first;
        last = to.isAfter(last) ? to : last;
    }

    /** The first days of the months that new charges fall in. */
    Set<LocalDate> months() {
        return months;
    }

    /** From the first to the last day that was touched, if any was. */
    Optional<Span> span() {
        return last.isBefore(first) ? Optional.empty() : Optional.of(new Span(first, last));
    }
}
