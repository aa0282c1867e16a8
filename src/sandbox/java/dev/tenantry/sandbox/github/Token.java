package dev.tenantry.sandbox.github;

import java.time.Instant;

/**
 * A credential that was handed out.
 *
 * @param kind {@code user}, {@code personal}, {@code refresh}, {@code installation} or {@code code}
 *     (of the login flow)
 * @param login whose it is
 * @param redirect for a code: where it was sent
 */
record Token(String kind, String login, Instant expiresAt, String redirect) {

    boolean isValid(Instant now) {
        return now.isBefore(expiresAt);
    }
}
