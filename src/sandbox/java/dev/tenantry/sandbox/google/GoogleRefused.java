package dev.tenantry.sandbox.google;

import java.io.Serial;

/** Google would not take a change; the message is worded as Google's API words it. */
public final class GoogleRefused extends Exception {

    @Serial private static final long serialVersionUID = 1L;

    GoogleRefused(String message) {
        super(message);
    }

    /** What Google answers; never null. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
