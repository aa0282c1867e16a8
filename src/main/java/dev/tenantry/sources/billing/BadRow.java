package dev.tenantry.sources.billing;

/** Thrown for a row that can't be added up; the message is a sentence for people. */
final class BadRow extends Exception {

    BadRow(String sentence) {
        super(sentence, null, false, false);
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
