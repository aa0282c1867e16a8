package dev.tenantry.policy.change;

import java.time.Instant;
import java.util.Optional;

/**
 * That somebody can do something, or no longer, kept in parts so that it can be said of any time.
 *
 * @param who {@code jane.doe@acme.example}
 * @param gone they can no longer
 * @param what {@code read dataset features (restricted) of tenant acme-retail until 6 Dec 2026,
 *     18:00 UTC}
 * @param dataClass of the data that is reached: public, internal, confidential or restricted; empty
 *     text when none is, or none is known
 * @param ends when it ends by itself
 */
public record Ability(
        String who, boolean gone, String what, String dataClass, Optional<Instant> ends) {

    /** As of when a change is spoken of. */
    public enum Tense {
        /** It is asked for. */
        WOULD("would be able to", "would no longer be able to"),
        /** It is decided, and on its way. */
        WILL("will be able to", "will no longer be able to"),
        /** It is so. */
        CAN("can", "can no longer"),
        /** It was so, and has ended. */
        COULD("could", "could no longer"),
        /** It was asked for, and nothing came of it. */
        WOULD_HAVE("would have been able to", "would no longer have been able to");

        private final String can;
        private final String cannot;

        Tense(String can, String cannot) {
            this.can = can;
            this.cannot = cannot;
        }
    }

    String in(Tense tense) {
        return "%s %s %s.".formatted(who, gone ? tense.cannot : tense.can, what);
    }

    /** What is so now: by then it may have ended. */
    Tense present(Instant now) {
        return !gone && ends.filter(end -> !end.isAfter(now)).isPresent() ? Tense.COULD : Tense.CAN;
    }
}
