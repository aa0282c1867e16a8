package dev.tenantry.proposals;

import java.io.Serial;

/** An idempotency key came again with another intent. */
public class KeyReused extends Exception {

    @Serial private static final long serialVersionUID = 1;

    private final String sentence;

    KeyReused(ProposalId earlier) {
        super("Reused idempotency key of " + earlier);
        this.sentence =
                "This Idempotency-Key was used for another intent: proposal " + earlier + ".";
    }

    public String sentence() {
        return sentence;
    }
}
