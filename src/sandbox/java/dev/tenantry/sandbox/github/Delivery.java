package dev.tenantry.sandbox.github;

import java.time.Instant;

/** A webhook that has not reached the console yet. */
record Delivery(String guid, String event, String payload, int attempts, Instant nextAt) {

    Delivery failed(Instant now) {
        long wait = Math.min(60, 1L << Math.min(attempts, 6));
        return new Delivery(guid, event, payload, attempts + 1, now.plusSeconds(wait));
    }
}
