package dev.tenantry.grants;

import dev.tenantry.estate.Times;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what people type into forms and put into links. */
final class Text {

    private static final Pattern SHORT_LENGTH = Pattern.compile("(\\d{1,4})\\s*([hdw])");

    private Text() {}

    /** How long or until when; at most one of them when nothing is wrong. */
    record Span(Optional<Duration> duration, Optional<Instant> until) {}

    /** {@code 7d}, {@code 8h}, {@code 2w} and ISO 8601 become one spelling of ISO 8601. */
    static String length(String text) {
        if (text.isEmpty()) {
            return RequestForm.DEFAULT_LENGTH;
        }
        Matcher simple = SHORT_LENGTH.matcher(text.toLowerCase(Locale.ROOT));
        if (simple.matches()) {
            int n = Integer.parseInt(simple.group(1));
            return switch (simple.group(2)) {
                case "h" -> Duration.ofHours(n).toString();
                case "d" -> Duration.ofDays(n).toString();
                default -> Duration.ofDays(7L * n).toString();
            };
        }
        try {
            return Duration.parse(text.toUpperCase(Locale.ROOT)).toString();
        } catch (DateTimeParseException e) {
            return text;
        }
    }

    /** A date wins over a duration, because the duration always has a value. */
    static Span span(String duration, String until, Map<String, String> wrong) {
        if (!until.isEmpty()) {
            Optional<Instant> end = instant(until);
            if (end.isEmpty()) {
                wrong.put("until", "That is not a date; write it like 2026-12-06T18:00.");
            }
            return new Span(Optional.empty(), end);
        }
        try {
            return new Span(Optional.of(Duration.parse(duration)), Optional.empty());
        } catch (DateTimeParseException e) {
            wrong.put("duration", "Choose for how long.");
            return new Span(Optional.empty(), Optional.empty());
        }
    }

    /** A date and time in UTC, as a browser sends it, or RFC 3339; a date alone is its end. */
    static Optional<Instant> instant(String text) {
        return Times.parse(text).or(() -> local(text)).or(() -> day(text));
    }

    private static Optional<Instant> local(String text) {
        try {
            return Optional.of(LocalDateTime.parse(text).toInstant(ZoneOffset.UTC));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text).atTime(23, 59).toInstant(ZoneOffset.UTC));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** An address alone is a person, or a service account by its domain. */
    static String principal(String text) {
        int colon = text.indexOf(':');
        String address = text.substring(colon + 1).strip().toLowerCase(Locale.ROOT);
        if (colon >= 0) {
            return text.substring(0, colon + 1).strip() + address;
        }
        if (!text.contains("@")) {
            return text;
        }
        return (address.endsWith(".gserviceaccount.com") ? "serviceAccount:" : "user:") + address;
    }
}
