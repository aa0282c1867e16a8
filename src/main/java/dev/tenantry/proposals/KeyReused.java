package dev.tenantry.proposals;

import java.io.Serial;

/** An idempotency key came again with another intent. */
public class KeyReused extends Exception {

    @Serial private static final long serialVersionUID = 1;

    KeyReused(ProposalId earlier) {
        super("This Idempotency-Key was used for another intent: proposal " + earlier + ".");
    }
}
