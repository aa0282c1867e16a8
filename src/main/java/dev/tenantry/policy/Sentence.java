package dev.tenantry.policy;

/**
 * What a change means, in words, worked out from the manifests and never from a description.
 *
 * @param text one sentence, plain text: {@code jane.doe@acme.example can read dataset features of
 *     acme-retail for 7 days.}
 */
public record Sentence(Sign sign, String text) {

    /** Whether somebody or something gains, loses, or only changes. */
    public enum Sign {
        GAINS,
        CHANGES,
        LOSES
    }

    /** The words as the beginning of a sentence. */
    static String capital(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
