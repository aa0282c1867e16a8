package dev.tenantry.policy.files;

import java.util.regex.Pattern;

/**
 * What is a number to readers of YAML 1.1 and is not written as a plain decimal one: a text to
 * others, or another number.
 */
final class AmbiguousNumber {

    /** As Go's reader finds them, once it has taken the underscores away. */
    private static final Pattern NUMBER =
            Pattern.compile(
                    "[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?"
                            + "|[-+]?0[xXbBoO][0-9a-fA-F]+"
                            + "|[-+]?[0-9]+(?::[0-5]?[0-9])++");

    /** Longer ones are rounded, and zero has no sign. */
    private static final Pattern DECIMAL =
            Pattern.compile("(?!-0(\\.0*)?$)-?(0|[1-9][0-9]{0,17})(\\.[0-9]{1,15})?");

    private AmbiguousNumber() {}

    static boolean is(String text) {
        return !text.startsWith("_")
                && NUMBER.matcher(text.replace("_", "")).matches()
                && !DECIMAL.matcher(text).matches();
    }
}
