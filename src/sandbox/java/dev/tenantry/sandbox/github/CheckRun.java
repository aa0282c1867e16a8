package dev.tenantry.sandbox.github;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an App said about a commit.
 *
 * @param bot the login of the App's bot
 */
record CheckRun(
        long id,
        @Nullable String bot,
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

    String login() {
        return bot == null ? Ledger.BOT : bot;
    }

    boolean passed() {
        return "success".equals(conclusion)
                || "neutral".equals(conclusion)
                || "skipped".equals(conclusion);
    }
}
