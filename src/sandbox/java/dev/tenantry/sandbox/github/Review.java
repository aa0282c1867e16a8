package dev.tenantry.sandbox.github;

import java.time.Instant;

/**
 * A review of a pull request.
 *
 * @param state APPROVED, CHANGES_REQUESTED, COMMENTED or DISMISSED
 * @param commit the head that was looked at
 */
public record Review(long id, String login, String state, String body, String commit, Instant at) {}
