package dev.tenantry.github;

import java.time.Instant;
import java.util.Optional;

/**
 * What GitHub's login hands out for a person.
 *
 * @param refresh for the next pair; works once. Empty where the App's tokens do not expire
 */
record UserTokens(
        String access,
        Instant accessExpires,
        Optional<String> refresh,
        Optional<Instant> refreshExpires) {}
