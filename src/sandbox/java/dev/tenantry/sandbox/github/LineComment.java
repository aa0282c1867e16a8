package dev.tenantry.sandbox.github;

import java.time.Instant;

/** A comment about one line of a pull request's files. */
public record LineComment(
        long id,
        long review,
        String login,
        String path,
        int line,
        String body,
        String commit,
        Instant at) {}
