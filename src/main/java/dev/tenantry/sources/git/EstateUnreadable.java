package dev.tenantry.sources.git;

/**
 * The mirror does not hold what was asked for, or cannot be read. The message is a sentence for
 * people.
 */
public final class EstateUnreadable extends RuntimeException {

    EstateUnreadable(String sentence) {
        super(sentence);
    }

    EstateUnreadable(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
