package dev.tenantry.manifest;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Spells values as YAML scalars that every reader understands alike: what YAML 1.1 or 1.2 could
 * take for something else than a text is put in quotes.
 */
final class ScalarText {

    /** What a plain scalar may be taken for by one reader or another. */
    enum Meaning {
        NULL,
        BOOLEAN,
        NUMBER,
        TIME,
        TEXT
    }

    private static final Pattern BOOLEANS =
            Pattern.compile("true|false|yes|no|on|off|y|n", Pattern.CASE_INSENSITIVE);
    private static final Pattern NUMBERS =
            Pattern.compile(
                    "[-+]?(\\d[\\d_]*(\\.[\\d_]*)?|\\.\\d[\\d_]*)([eE][-+]?\\d+)?|[-+]?0[xob][\\da-fA-F_]+"
                            + "|[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)|[-+]?\\d[\\d_]*(?::[0-5]?\\d)++(\\.\\d*)?");
    private static final Pattern TIMES = Pattern.compile("\\d{4}-\\d{1,2}-\\d{1,2}([Tt ].*)?");
    private static final String INDICATORS = "-?:,[]{}#&*!|>'\"%@`=<~";

    private ScalarText() {}

    static Meaning meaning(String plain) {
        if (plain.isEmpty() || plain.equals("~") || plain.toLowerCase(Locale.ROOT).equals("null")) {
            return Meaning.NULL;
        }
        if (BOOLEANS.matcher(plain).matches()) {
            return Meaning.BOOLEAN;
        }
        if (NUMBERS.matcher(plain).matches()) {
            return Meaning.NUMBER;
        }
        return TIMES.matcher(plain).matches() ? Meaning.TIME : Meaning.TEXT;
    }

    /** A new text: plain where that is safe. */
    static String text(String value, boolean flow) {
        return meaning(value) == Meaning.TEXT && canBePlain(value, flow)
                ? value
                : doubleQuoted(value);
    }

    /**
     * A text in the place of another scalar, in its style where that is safe. In the place of a
     * plain number, a number stays one.
     */
    static String instead(YamlScalar old, String value, boolean flow) {
        return switch (old.style()) {
            case SINGLE_QUOTED ->
                    canBeSingleQuoted(value) ? singleQuoted(value) : doubleQuoted(value);
            case DOUBLE_QUOTED -> doubleQuoted(value);
            case LITERAL, FOLDED -> text(value, flow);
            case PLAIN -> {
                Meaning meant = meaning(old.text());
                boolean sameMeaning = meant != Meaning.NULL && meaning(value) == meant;
                yield sameMeaning && canBePlain(value, flow) ? value : text(value, flow);
            }
        };
    }

    static boolean canBePlain(String value, boolean flow) {
        if (value.isEmpty()
                || !isPrintableLine(value)
                || value.startsWith(" ")
                || value.endsWith(" ")
                || value.endsWith(":")
                || value.contains(": ")
                || value.contains(" #")) {
            return false;
        }
        boolean number = meaning(value) == Meaning.NUMBER;
        if (!number && INDICATORS.indexOf(value.charAt(0)) >= 0) {
            return false;
        }
        return !flow || value.chars().noneMatch(c -> ",[]{}?".indexOf(c) >= 0);
    }

    private static boolean canBeSingleQuoted(String value) {
        return isPrintableLine(value);
    }

    private static boolean isPrintableLine(String value) {
        return value.chars()
                .noneMatch(
                        c ->
                                c < 0x20
                                        || (c >= 0x7F && c <= 0xA0)
                                        || c == 0x2028
                                        || c == 0x2029
                                        || c == 0xFEFF
                                        || c >= 0xFFFE);
    }

    private static String singleQuoted(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    static String doubleQuoted(String value) {
        StringBuilder quoted = new StringBuilder(value.length() + 2).append('"');
        value.codePoints()
                .forEach(
                        c -> {
                            switch (c) {
                                case '"' -> quoted.append("\\\"");
                                case '\\' -> quoted.append("\\\\");
                                case '\n' -> quoted.append("\\n");
                                case '\r' -> quoted.append("\\r");
                                case '\t' -> quoted.append("\\t");
                                default -> {
                                    if (isPrintableLine(Character.toString(c))) {
                                        quoted.appendCodePoint(c);
                                    } else {
                                        quoted.append(String.format(Locale.ROOT, "\\u%04X", c));
                                    }
                                }
                            }
                        });
        return quoted.append('"').toString();
    }
}
