package dev.tenantry.manifest;

import java.util.Set;

/**
 * A single value, as text: what a plain {@code 8} or {@code "8"} means is the reader's business.
 *
 * @param text the value with quotes and escapes taken away
 */
public record YamlScalar(String text, Style style, Place place) implements YamlNode {

    /** How a scalar is written. */
    public enum Style {
        PLAIN,
        SINGLE_QUOTED,
        DOUBLE_QUOTED,
        LITERAL,
        FOLDED
    }

    private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");

    public boolean isNull() {
        return style == Style.PLAIN && NULLS.contains(text);
    }
}
