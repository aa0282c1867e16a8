package dev.tenantry.indexing;

import java.time.Instant;

/** Times as rows have them: whoever writes a date may choose any year. */
final class StoredTime {

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    private StoredTime() {}

    /** The nearest one that is written with a year of four digits. */
    static Instant of(Instant time) {
        if (time.isBefore(FIRST)) {
            return FIRST;
        }
        return time.isAfter(LAST) ? LAST : time;
    }
}
