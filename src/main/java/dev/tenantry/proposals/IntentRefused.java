package dev.tenantry.proposals;

import java.io.Serial;

/**
 * The intent cannot be carried out over this estate. The message is a sentence for the person who
 * asked.
 */
public class IntentRefused extends Exception {

    @Serial private static final long serialVersionUID = 1;

    private final String sentence;

    public IntentRefused(String sentence) {
        super(sentence);
        this.sentence = sentence;
    }

    /** What to tell the person. */
    public String sentence() {
        return sentence;
    }
}
