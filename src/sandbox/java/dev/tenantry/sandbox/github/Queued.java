package dev.tenantry.sandbox.github;

import java.time.Instant;

/**
 * A pull request in the merge queue.
 *
 * @param login who put it there
 * @param head the commit that main would become
 * @param base the commit that this one stands on: main, or that of the one before
 * @param ref the queue's own branch
 */
record Queued(
        long id, int number, String login, String head, String base, String ref, Instant at) {}
