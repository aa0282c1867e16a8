package dev.tenantry.web;

import java.time.Duration;
import java.time.Instant;

/** Says how far away a moment is, or how long something took, in as few words as are honest. */
public final class RelativeTime {

    private RelativeTime() {}

    static String of(Instant at, Instant now) {
        Duration distance = Duration.between(at, now);
        boolean past = !distance.isNegative();
        Duration length = distance.abs();
        if (length.toSeconds() < 45) {
            return past ? "just now" : "in a moment";
        }
        String words = words(length);
        return past ? words + " ago" : "in " + words;
    }

    /** When something is to be done; what should have been by now is done now. */
    static String due(Instant at, Instant now) {
        return at.isAfter(now) ? of(at, now) : "now";
    }

    private static String words(Duration length) {
        if (length.toMinutes() < 60) {
            return Math.max(1, length.toMinutes()) + " min";
        }
        if (length.toHours() < 36) {
            return length.toHours() + " h";
        }
        long days = Math.round(length.toHours() / 24.0);
        if (days < 60) {
            return days + " days";
        }
        return days < 700 ? days / 30 + " months" : days / 365 + " years";
    }

    public static String length(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds < 60) {
            return seconds == 0 && duration.toMillis() > 0 ? "<1s" : seconds + "s";
        }
        if (seconds < 3600) {
            return seconds / 60 + "m " + two(seconds % 60) + "s";
        }
        return seconds < 86_400
                ? seconds / 3600 + "h " + two(seconds % 3600 / 60) + "m"
                : seconds / 86_400 + "d " + seconds % 86_400 / 3600 + "h";
    }

    private static String two(long number) {
        return number < 10 ? "0" + number : Long.toString(number);
    }
}
