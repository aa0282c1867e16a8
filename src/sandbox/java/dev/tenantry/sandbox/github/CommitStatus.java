package dev.tenantry.sandbox.github;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody said about a commit in the older way.
 *
 * @param state error, failure, pending or success
 */
record CommitStatus(
        long id,
        String sha,
        String context,
        String state,
        @Nullable String description,
        @Nullable String targetUrl,
        String login,
        Instant at) {}
