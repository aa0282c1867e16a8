package dev.tenantry.sources.gcp;

/** Thrown when Google Cloud can't be read at all. The message is a sentence for people. */
public final class GoogleTrouble extends Exception {

    GoogleTrouble(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }
}
