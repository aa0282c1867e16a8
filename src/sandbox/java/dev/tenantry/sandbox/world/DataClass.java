package dev.tenantry.sandbox.world;

import java.util.Locale;

/** How sensitive data is, mildest first. */
public enum DataClass {
    PUBLIC,
    INTERNAL,
    CONFIDENTIAL,
    RESTRICTED;

    /** As the label {@code data-class} has it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The longest time, in days, that the house rules let a person hold such data. */
    public int longestDays() {
        return switch (this) {
            case PUBLIC, INTERNAL -> 90;
            case CONFIDENTIAL -> 30;
            case RESTRICTED -> 7;
        };
    }
}
