package dev.tenantry.sandbox.github;

import java.time.Instant;

/**
 * That a ref has moved, as GitHub's list of a repository's activity remembers it.
 *
 * @param type push, force_push, branch_creation, branch_deletion or pr_merge
 * @param login whose credential moved it, whatever the commits say
 */
record RefMove(
        long id, String ref, String before, String after, String type, String login, Instant at) {}
