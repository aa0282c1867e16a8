package dev.tenantry.estate;

import dev.tenantry.manifest.Manifest;
import java.time.Instant;
import java.util.Optional;

/**
 * What a grant's manifest tells people and not Google: annotations with {@code tenantry.dev/}
 * before them.
 *
 * @param labelled carries the label {@code tenantry.dev/kind: grant}
 * @param expiresAt as written: RFC 3339 or {@code never}
 */
public record Notes(
        boolean labelled,
        Optional<String> requestId,
        Optional<String> requestedBy,
        Optional<Instant> requestedAt,
        Optional<String> expiresAt,
        Optional<String> justification,
        Optional<String> ticket,
        Optional<String> reviewBy) {

    /** Before the name of each annotation and label of ours. */
    public static final String PREFIX = "tenantry.dev/";

    /** What {@code expires-at} says for a grant without an end. */
    public static final String NEVER = "never";

    public static Notes of(Manifest manifest) {
        return new Notes(
                manifest.label(PREFIX + "kind").filter("grant"::equals).isPresent(),
                manifest.annotation(PREFIX + "request-id"),
                manifest.annotation(PREFIX + "requested-by"),
                manifest.annotation(PREFIX + "requested-at").flatMap(Times::parse),
                manifest.annotation(PREFIX + "expires-at"),
                manifest.annotation(PREFIX + "justification"),
                manifest.annotation(PREFIX + "ticket"),
                manifest.annotation(PREFIX + "review-by"));
    }
}
