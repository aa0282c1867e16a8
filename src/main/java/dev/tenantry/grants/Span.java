package dev.tenantry.grants;

import dev.tenantry.estate.Times;
import dev.tenantry.proposals.IntentRefused;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Works out when a grant ends: always on a whole minute, and never later than was asked, so that 7
 * days are not more than 7 days to a rule.
 */
final class Span {

    private Span() {}

    /**
     * Counts from when it was asked, so that making the change set again gives the same end.
     *
     * @throws IntentRefused when the end is too near or too far
     */
    static Instant end(Instant asked, Optional<Duration> duration, Optional<Instant> until)
            throws IntentRefused {
        if (duration.isPresent()) {
            return asked.plus(duration.get()).truncatedTo(ChronoUnit.MINUTES);
        }
        Instant end = until.orElseThrow().truncatedTo(ChronoUnit.MINUTES);
        Instant earliest = asked.plus(Fields.SHORTEST).truncatedTo(ChronoUnit.MINUTES);
        Instant latest = asked.plus(Fields.LONGEST).truncatedTo(ChronoUnit.MINUTES);
        if (end.isBefore(earliest) || end.isAfter(latest)) {
            throw new IntentRefused(
                    "Choose an end between 1 hour and 90 days from now: at the latest %s."
                            .formatted(Times.shown(latest)));
        }
        return end;
    }
}
