package dev.tenantry.proposals;

import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;

/** When a proposal came to each stage, and what was seen of the last ones. */
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

    @ColumnTransformer(write = "?::jsonb")
    private @Nullable String observed;

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

    /** Forward or back: what was passed stays passed, and keeps its time. */
    void reviewStands(Stage now, Instant at) {
        fellBackTo(now);
        for (Stage passed : List.of(Stage.CHECKED, Stage.APPROVED)) {
            if (passed.compareTo(now) <= 0 && of(passed).isEmpty()) {
                reached(passed, Optional.of(at));
            }
        }
    }

    /** A review stands at {@code now}: what came later is lost. */
    void fellBackTo(Stage now) {
        for (Stage lost : List.of(Stage.CHECKED, Stage.APPROVED)) {
            if (lost.compareTo(now) > 0) {
                reached(lost, Optional.empty());
            }
        }
    }

    /** Keeps what was seen when it came to a stage. */
    void saw(Observed seen) {
        this.observed = Json.write(seen);
    }

    Observed observed() {
        return observed == null ? Observed.NOTHING : Json.read(observed, Observed.class);
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
