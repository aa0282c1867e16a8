package dev.tenantry.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;

/** Lets at most so many pass a minute, and counts those that it holds back. */
final class Throttle {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final int most;
    private final Clock clock;
    private Instant began;
    private int passed;
    private int heldBack;

    Throttle(int most, Clock clock) {
        this.most = most;
        this.clock = clock;
        this.began = clock.instant();
    }

    /** How many were held back since the last one passed; empty when this one is held back too. */
    synchronized OptionalInt pass() {
        Instant now = clock.instant();
        if (!now.isBefore(began.plus(MINUTE))) {
            began = now;
            passed = 0;
        }
        if (passed == most) {
            heldBack++;
            return OptionalInt.empty();
        }
        passed++;
        int before = heldBack;
        heldBack = 0;
        return OptionalInt.of(before);
    }
}
