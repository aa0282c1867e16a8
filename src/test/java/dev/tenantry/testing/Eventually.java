package dev.tenantry.testing;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Waits for what happens in the background: looks again until it is so, for three minutes at most.
 */
public final class Eventually {

    private static final Duration LONGEST = Duration.ofMinutes(3);

    private Eventually() {}

    /** Waits until the fact is so; a fact that throws is not so yet. */
    public static void holds(BooleanSupplier fact) {
        within(LONGEST, fact);
    }

    /** The same for what takes longer on a machine that is slow and busy. */
    public static void within(Duration longest, BooleanSupplier fact) {
        long end = System.nanoTime() + longest.toNanos();
        while (!isSo(fact)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("Did not become so within " + longest);
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    private static boolean isSo(BooleanSupplier fact) {
        try {
            return fact.getAsBoolean();
        } catch (Exception notYet) { // Also checked ones, which Groovy throws undeclared.
            return false;
        }
    }
}
