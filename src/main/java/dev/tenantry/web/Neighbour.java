package dev.tenantry.web;

import java.time.Instant;
import java.util.Optional;

/** Somebody outside whom this replica asks and from whom no rows come, for the status page. */
public interface Neighbour {

    /** What people call it. */
    String title();

    Standing standing();

    /**
     * How it answered last.
     *
     * @param sentence for people
     * @param since when the trouble began; empty without trouble
     * @param until before which it is not asked; empty when that is not known
     */
    record Standing(
            Status status, String sentence, Optional<Instant> since, Optional<Instant> until) {

        public static Standing of(Status status, String sentence) {
            return new Standing(status, sentence, Optional.empty(), Optional.empty());
        }
    }
}
