package dev.tenantry.sources.billing;

import java.util.Locale;
import java.util.Optional;

/** FOCUS {@code ChargeCategory}: the whole closed set. */
public enum ChargeCategory {
    USAGE,
    PURCHASE,
    TAX,
    CREDIT,
    ADJUSTMENT;

    private final String focus = name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);

    /** The category of that name. FOCUS writes Usage, Google's own view usage: case is ignored. */
    public static Optional<ChargeCategory> of(String name) {
        for (ChargeCategory category : values()) {
            if (category.focus.equalsIgnoreCase(name)) {
                return Optional.of(category);
            }
        }
        return Optional.empty();
    }

    /** FOCUS's spelling. */
    public String focus() {
        return focus;
    }
}
