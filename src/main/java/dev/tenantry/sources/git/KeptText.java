package dev.tenantry.sources.git;

import dev.tenantry.manifest.BoundedPath;
import java.time.Instant;
import java.util.List;

/**
 * What a row of the history holds of what whoever made a commit wrote. Git takes a name of any
 * length and a time of any year.
 */
final class KeptText {

    /** A longer path stands in no index of PostgreSQL; in bytes of UTF-8. */
    static final int LONGEST_PATH = BoundedPath.LONGEST;

    private static final int LONGEST_NAME = 320;
    private static final int LONGEST_LINE = 1_000;
    private static final int MOST_LINES = 100;

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    private KeptText() {}

    static String name(String text) {
        return cut(text, LONGEST_NAME);
    }

    static String line(String text) {
        return cut(text, LONGEST_LINE);
    }

    static List<String> lines(List<String> all) {
        return all.stream().limit(MOST_LINES).map(KeptText::line).toList();
    }

    static boolean isKept(Instant time) {
        return !time.isBefore(FIRST) && !time.isAfter(LAST);
    }

    /** The nearest one that is. */
    static Instant kept(Instant time) {
        if (time.isBefore(FIRST)) {
            return FIRST;
        }
        return time.isAfter(LAST) ? LAST : time;
    }

    /** Never between the two halves of one character. */
    private static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(longest - 2)) ? longest - 2 : longest - 1;
        return text.substring(0, end) + "…";
    }
}
