package dev.tenantry.proposals;

import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When a proposal came to each stage. */
@Embeddable
class Milestones {

    private Instant requestedAt;
    private @Nullable Instant openedAt;
    private @Nullable Instant checkedAt;
    private @Nullable Instant approvedAt;
    private @Nullable Instant mergedAt;
    private @Nullable Instant syncedAt;
    private @Nullable Instant liveAt;
    private @Nullable Instant endedAt;

    @SuppressWarnings("NullAway.Init")
    protected Milestones() {}

    Milestones(Instant requestedAt) {
        this.requestedAt = requestedAt;
    }

    /** It came to {@code stage}, or, with {@code at} empty, it fell back from there. */
    void reached(Stage stage, Optional<Instant> at) {
        Instant when = at.orElse(null);
        switch (stage) {
            case REQUESTED -> throw new IllegalArgumentException("Every proposal was requested.");
            case OPENED -> openedAt = when;
            case CHECKED -> checkedAt = when;
            case APPROVED -> approvedAt = when;
            case MERGED -> mergedAt = when;
            case SYNCED -> syncedAt = when;
            case LIVE -> liveAt = when;
            case WITHDRAWN, REFUSED, CONFLICT -> endedAt = when;
        }
    }

    Optional<Instant> of(Stage stage) {
        return Optional.ofNullable(
                switch (stage) {
                    case REQUESTED -> requestedAt;
                    case OPENED -> openedAt;
                    case CHECKED -> checkedAt;
                    case APPROVED -> approvedAt;
                    case MERGED -> mergedAt;
                    case SYNCED -> syncedAt;
                    case LIVE -> liveAt;
                    case WITHDRAWN, REFUSED, CONFLICT -> endedAt;
                });
    }
}
