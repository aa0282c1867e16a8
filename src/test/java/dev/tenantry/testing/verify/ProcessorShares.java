package dev.tenantry.testing.verify;

import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** Shares what the processor works for a JVM equally among what runs in it at that time. */
final class ProcessorShares {

    private final LongSupplier processor;
    private final Map<String, Long> shares = new HashMap<>();
    private long told;

    /**
     * @param processor how long it has worked so far, in nanoseconds
     */
    ProcessorShares(LongSupplier processor) {
        this.processor = processor;
    }

    synchronized void begin(String name) {
        share();
        shares.put(name, 0L);
    }

    /** Its share since it began, in nanoseconds. */
    synchronized long end(String name) {
        share();
        Long share = shares.remove(name);
        return share == null ? 0 : share;
    }

    private void share() {
        long now = processor.getAsLong();
        long each = shares.isEmpty() ? 0 : (now - told) / shares.size();
        shares.replaceAll((name, share) -> share + each);
        told = now;
    }
}
