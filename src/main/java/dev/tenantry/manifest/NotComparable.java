package dev.tenantry.manifest;

import java.io.Serial;

/**
 * It cannot be told what a branch changes. The message is a sentence for people, with the remedy.
 */
public final class NotComparable extends Exception {

    @Serial private static final long serialVersionUID = 1;

    public NotComparable(String sentence) {
        super(sentence);
    }

    /** The sentence. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
