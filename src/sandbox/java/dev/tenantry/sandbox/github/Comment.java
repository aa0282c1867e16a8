package dev.tenantry.sandbox.github;

import java.time.Instant;

/** A comment in the conversation of a pull request. */
public record Comment(long id, String login, String body, Instant at) {}
