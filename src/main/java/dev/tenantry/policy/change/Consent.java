package dev.tenantry.policy.change;

import java.util.Set;

/**
 * For which owners, as CODEOWNERS names them, somebody has approved whose approval counts.
 *
 * @param given the owners for whom there is one
 * @param untold the owners of whom the forge does not tell who they are
 * @param groups the groups of the identity provider in which such an approver is
 */
public record Consent(Set<String> given, Set<String> untold, Set<String> groups) {

    /** Before a review. */
    public static final Consent NONE = new Consent(Set.of(), Set.of(), Set.of());

    public Consent {
        given = Set.copyOf(given);
        untold = Set.copyOf(untold);
        groups = Set.copyOf(groups);
    }

    public boolean has(String owner) {
        return given.contains(owner);
    }
}
