package dev.tenantry.indexing;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One attempt to index a source.
 *
 * @param indexed did it write rows?
 * @param sentence why it failed, when it did
 */
public record IndexRun(
        Source source,
        boolean indexed,
        Optional<String> marker,
        Optional<String> sentence,
        Instant startedAt,
        Instant finishedAt) {

    public Duration took() {
        return Duration.between(startedAt, finishedAt);
    }
}
