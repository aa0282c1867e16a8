package dev.tenantry.sandbox.github;

import java.time.Instant;

/**
 * Something that happened to a pull request besides what is said about it.
 *
 * @param event GitHub's word, {@code base_ref_changed}
 */
record IssueEvent(long id, String event, String login, Instant at) {}
