package dev.tenantry.proposals;

import java.io.Serial;

/** A person may not do this with this proposal; the message says why, in a sentence. */
public class NotAllowed extends Exception {

    @Serial private static final long serialVersionUID = 1;

    private final String sentence;

    NotAllowed(String sentence) {
        super(sentence);
        this.sentence = sentence;
    }

    public String sentence() {
        return sentence;
    }
}
