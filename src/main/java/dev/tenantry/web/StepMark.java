package dev.tenantry.web;

import java.time.Instant;
import java.util.Optional;

/**
 * One stage on the way of something, for {@code \{#steps list /}}.
 *
 * @param title what happens in it
 * @param status done (OK), under way (running), failed, or still ahead (queued)
 * @param note one line below: whom it waits for, why it failed; may be empty
 * @param at when it was done
 * @param took how long it took or takes, in words; shown where there is no time
 */
public record StepMark(
        String title, Status status, String note, Optional<Instant> at, String took) {

    public boolean current() {
        return switch (status.colour()) {
            case RUN, INFO -> true;
            case OK, WARN, BAD, MUTED -> false;
        };
    }
}
