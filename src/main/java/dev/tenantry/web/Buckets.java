package dev.tenantry.web;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/**
 * So much a minute for each name, refilled bit by bit. Only so many names are remembered; of the
 * others each begins anew, so that many names cost no more memory than few.
 */
final class Buckets {

    private static final int NAMES = 10_000;

    private final int most;
    private final Map<String, Bucket> buckets =
            Collections.synchronizedMap(
                    new LinkedHashMap<>(16, 0.75f, true) {
                        @Override
                        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
                            return size() > NAMES;
                        }
                    });

    Buckets(int most) {
        this.most = most;
    }

    /** After how many seconds it may be done again; empty when it may be done now. */
    OptionalLong take(String name) {
        ConsumptionProbe probe =
                buckets.computeIfAbsent(name, fresh -> bucket()).tryConsumeAndReturnRemaining(1);
        if (probe.isConsumed()) {
            return OptionalLong.empty();
        }
        long seconds = TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill());
        return OptionalLong.of(seconds + 1);
    }

    int names() {
        return buckets.size();
    }

    private Bucket bucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(most).refillGreedy(most, Duration.ofMinutes(1)))
                .build();
    }
}
