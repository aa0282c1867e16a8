package dev.tenantry.sources.billing;

/**
 * Thrown when a file as a whole can't be read: not FOCUS, cut off, not a gzip file. Nothing of it
 * is used, and what it said before stays. The message is a sentence for people.
 */
final class UnreadableFile extends Exception {

    private final int line;

    UnreadableFile(int line, String sentence) {
        super(sentence);
        this.line = line;
    }

    UnreadableFile(int line, String sentence, Throwable cause) {
        super(sentence, cause);
        this.line = line;
    }

    int line() {
        return line;
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
