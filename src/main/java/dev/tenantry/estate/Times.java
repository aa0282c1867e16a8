package dev.tenantry.estate;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

/** Times as sentences and manifests have them: always UTC. */
public final class Times {

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");
    private static final DateTimeFormatter SHOWN =
            DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC);

    private Times() {}

    /** RFC 3339 with any offset, of the years that it and CEL have; empty when it is not. */
    public static Optional<Instant> parse(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text.strip()).toInstant())
                    .filter(time -> !time.isBefore(FIRST) && !time.isAfter(LAST));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** {@code 29 Nov 2026, 18:00 UTC}. */
    public static String shown(Instant time) {
        return SHOWN.format(time);
    }

    /** {@code 7 days}, {@code 1 hour}, {@code 90 minutes}: the largest unit that fits exactly. */
    public static String shown(Duration length) {
        long minutes = Math.max(0, length.toMinutes());
        if (minutes % 1440 == 0 && minutes >= 1440) {
            return count(minutes / 1440, "day");
        }
        if (minutes % 60 == 0 && minutes >= 60) {
            return count(minutes / 60, "hour");
        }
        return count(minutes, "minute");
    }

    private static String count(long n, String unit) {
        return n + " " + unit + (n == 1 ? "" : "s");
    }
}
