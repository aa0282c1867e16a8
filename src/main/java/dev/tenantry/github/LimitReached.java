package dev.tenantry.github;

import java.io.IOException;
import java.io.Serial;
import java.time.Instant;

/** GitHub's primary or secondary rate limit: nothing goes before {@link #until()}. */
final class LimitReached extends IOException {

    @Serial private static final long serialVersionUID = 1;

    private final Instant until;

    LimitReached(Instant until) {
        super("GitHub's rate limit is reached.");
        this.until = until;
    }

    Instant until() {
        return until;
    }
}
