package dev.tenantry.proposals;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How long to wait before a step is tried again: doubling, and never before the forge allows. */
record Backoff(Duration first, Duration longest) {

    Instant next(Instant now, int attempts, Optional<Instant> notBefore) {
        long factor = 1L << Math.clamp(attempts - 1L, 0, 20);
        Duration grown = first.multipliedBy(factor);
        Instant ours = now.plus(grown.compareTo(longest) < 0 ? grown : longest);
        return notBefore.filter(ours::isBefore).orElse(ours);
    }
}
