package dev.tenantry.sources.billing;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the times of a bill. FOCUS wants {@code 2026-11-22T00:00:00Z}; BigQuery writes {@code
 * 2026-11-22 00:00:00 UTC}, others leave out the zone, the seconds or the time. What says no zone
 * is UTC, as FOCUS has it.
 */
final class FocusTime {

    private static final Pattern FORM =
            Pattern.compile(
                    "(\\d{4}-\\d{2}-\\d{2})(?:[T ](\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,9})?)?))?"
                            + " ?(Z|UTC|[+-]\\d{2}(?::?\\d{2})?)?");

    /** No zone of the world is further from UTC. */
    private static final int FURTHEST_HOURS = 14;

    private FocusTime() {}

    /** The day in UTC; empty for what is no time of a bill. */
    static Optional<LocalDate> day(String text) {
        return read(text).map(OffsetDateTime::toLocalDate);
    }

    /**
     * The first day of the month that a billing period begins. Midnight of the first is still the
     * day before in UTC where the bill is kept in a zone east of it.
     */
    static Optional<LocalDate> month(String text) {
        return read(text)
                .map(time -> time.plusHours(FURTHEST_HOURS).toLocalDate().withDayOfMonth(1));
    }

    private static Optional<OffsetDateTime> read(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            return Optional.empty();
        }
        try {
            String time = form.group(2);
            OffsetDateTime read =
                    LocalDate.parse(form.group(1))
                            .atTime(time == null ? LocalTime.MIDNIGHT : LocalTime.parse(time))
                            .atOffset(zone(form.group(3)))
                            .withOffsetSameInstant(ZoneOffset.UTC);
            return Optional.of(read).filter(t -> t.getYear() >= 2000 && t.getYear() < 2200);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static ZoneOffset zone(@Nullable String text) {
        return text == null || text.equals("UTC") ? ZoneOffset.UTC : ZoneOffset.of(text);
    }
}
