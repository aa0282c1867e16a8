package dev.tenantry.manifest;

/** A file that cannot be edited in this way without touching more; the message is for people. */
public final class EditRefused extends RuntimeException {

    public EditRefused(String sentence) {
        super(sentence);
    }
}
