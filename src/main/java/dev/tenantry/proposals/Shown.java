package dev.tenantry.proposals;

import java.util.Optional;

/**
 * What was on a person's screen when they decided.
 *
 * @param head the commit
 * @param fork where it left main, where somebody changed it by hand: of a proposal's own commit it
 *     says nothing
 */
public record Shown(String head, Optional<String> fork) {

    /** Of a head that the console made. */
    public static Shown of(String head) {
        return new Shown(head, Optional.empty());
    }
}
