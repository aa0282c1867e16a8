package dev.tenantry.sandbox.github;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the App said about a commit. */
record CheckRun(
        long id,
        String name,
        String headSha,
        String status,
        @Nullable String conclusion,
        @Nullable String title,
        @Nullable String summary,
        @Nullable String text,
        @Nullable String detailsUrl,
        @Nullable String externalId,
        Instant startedAt,
        @Nullable Instant completedAt) {

    boolean passed() {
        return "success".equals(conclusion)
                || "neutral".equals(conclusion)
                || "skipped".equals(conclusion);
    }
}
