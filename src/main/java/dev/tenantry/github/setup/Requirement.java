package dev.tenantry.github.setup;

/**
 * Something that the branch's rules have to say, so that nobody gets round the check.
 *
 * @param id stays when the words change
 * @param title in a few words, as it should be
 * @param sentence how it is
 * @param remedy how to give it; empty text when it is so
 */
public record Requirement(String id, State state, String title, String sentence, String remedy) {

    /** How it stands. */
    public enum State {
        MET,
        MISSING,
        /** GitHub does not tell the App. */
        UNKNOWN
    }
}
