package dev.tenantry.policy;

import java.util.Set;

/**
 * For which owners, as CODEOWNERS names them, somebody has approved whose approval counts.
 *
 * @param given the owners for whom there is one
 * @param untold the owners of whom the forge does not tell who they are
 */
public record Consent(Set<String> given, Set<String> untold) {

    /** Before a review. */
    public static final Consent NONE = new Consent(Set.of(), Set.of());

    public Consent {
        given = Set.copyOf(given);
        untold = Set.copyOf(untold);
    }

    boolean has(String owner) {
        return given.contains(owner);
    }
}
