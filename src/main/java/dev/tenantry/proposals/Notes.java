package dev.tenantry.proposals;

import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why a proposal waits, and until when; or why it ended. */
@Embeddable
class Notes {

    private @Nullable String endedBecause;
    private @Nullable String waitsBecause;
    private @Nullable Instant waitsUntil;

    /** The outside cannot be had now; {@code until} is when we try again. */
    void waits(String because, Instant until) {
        this.waitsBecause = because;
        this.waitsUntil = until;
    }

    void waitsFor(Optional<String> note) {
        this.waitsBecause = note.orElse(null);
        this.waitsUntil = null;
    }

    void goesOn() {
        waitsFor(Optional.empty());
    }

    void ended(String because) {
        this.endedBecause = because;
        goesOn();
    }

    void goesOnAgain() {
        this.endedBecause = null;
        goesOn();
    }

    Optional<String> endedBecause() {
        return Optional.ofNullable(endedBecause);
    }

    Optional<String> waitsBecause() {
        return Optional.ofNullable(waitsBecause);
    }

    Optional<Instant> waitsUntil() {
        return Optional.ofNullable(waitsUntil);
    }
}
