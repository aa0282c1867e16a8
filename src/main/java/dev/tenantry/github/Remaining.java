package dev.tenantry.github;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicInteger;

/** How many requests GitHub still takes from the App in this hour. */
@Singleton
final class Remaining {

    /** With fewer than so many only what can be wrong is looked at. */
    private static final int LITTLE = 500;

    private final AtomicInteger left = new AtomicInteger(-1);

    Remaining(MeterRegistry meters) {
        Gauge.builder("tenantry.github.rate.limit.remaining", left, AtomicInteger::get)
                .description("Requests to GitHub left in this hour; -1 before the first one")
                .register(meters);
    }

    void told(int requests) {
        left.set(requests);
    }

    boolean isLittle() {
        int now = left.get();
        return now >= 0 && now < LITTLE;
    }

    /** May a pull request be judged now, that is called good or is not? */
    boolean isEnoughFor(boolean isGood) {
        return isGood || !isLittle();
    }
}
