package dev.tenantry.proposals;

import java.io.Serial;

/**
 * The intent cannot be carried out over this estate. The message is a sentence for the person who
 * asked.
 */
public class IntentRefused extends Exception {

    @Serial private static final long serialVersionUID = 1;

    public IntentRefused(String sentence) {
        super(sentence);
    }
}
