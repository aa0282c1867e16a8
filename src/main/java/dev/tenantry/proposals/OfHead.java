package dev.tenantry.proposals;

import java.util.Optional;

/**
 * What the present head of a proposal holds, so that people decide on what they are shown: what was
 * previewed, or what somebody made of it by hand.
 *
 * @param facts empty when it is neither, or not read yet
 */
record OfHead(Optional<Facts> facts, boolean byHand) {

    static OfHead of(Proposal proposal) {
        ForgeSide forge = proposal.forge();
        return forge.isByHand()
                ? new OfHead(forge.byHand(), true)
                : new OfHead(Optional.of(proposal.facts()), false);
    }
}
