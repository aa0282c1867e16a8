package dev.tenantry.indexing;

import java.time.Instant;
import java.util.Optional;

/**
 * How fresh the rows of one source are.
 *
 * @param marker what was indexed last (a commit, a snapshot's name); empty before the first time
 * @param asOf when the outside world was as the rows say
 * @param lookedAt when it last answered, with news or without
 * @param trouble why the latest attempt failed, a sentence for people; empty when it did not
 * @param stale are the rows older than this source's rows should be, or is it in trouble?
 */
public record SourceState(
        Source source,
        Optional<String> marker,
        Optional<Instant> asOf,
        Optional<Instant> lookedAt,
        Optional<String> trouble,
        Optional<Instant> troubledSince,
        boolean stale) {

    /** Has it never been indexed? */
    public boolean isEmpty() {
        return marker.isEmpty();
    }
}
