package dev.tenantry.proposals;

import dev.tenantry.proposals.ForgeSide.ByHand;
import java.util.Optional;

/**
 * What the present head of a proposal holds, so that people decide on what they are shown: what was
 * previewed, or what somebody made of it by hand.
 *
 * @param facts empty when it is neither, or not read yet
 * @param fork where it left main, of what was made by hand
 */
record OfHead(Optional<Facts> facts, Optional<String> fork, boolean byHand) {

    static OfHead of(Proposal proposal) {
        ForgeSide forge = proposal.forge();
        return forge.isByHand()
                ? new OfHead(
                        forge.byHand().map(ByHand::facts), forge.byHand().map(ByHand::fork), true)
                : new OfHead(Optional.of(proposal.facts()), Optional.empty(), false);
    }

    /** A word for what a page shows of it; nothing before there is a head. */
    static String mark(Proposal proposal) {
        return proposal.forge().head().orElse("") + of(proposal).fork().map("-"::concat).orElse("");
    }

    /** Is it what somebody was shown? */
    boolean is(Proposal proposal, Shown shown) {
        return proposal.forge().head().filter(shown.head()::equals).isPresent()
                && fork.map(one -> shown.fork().filter(one::equals).isPresent()).orElse(true);
    }
}
