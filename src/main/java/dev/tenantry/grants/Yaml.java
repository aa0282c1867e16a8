package dev.tenantry.grants;

import java.util.Locale;
import java.util.regex.Pattern;

/** Writes a text as a YAML scalar that every parser, old or new, reads back as that text. */
final class Yaml {

    /** Starts with a letter and holds nothing that YAML 1.1 or 1.2 could see something in. */
    private static final Pattern PLAIN =
            Pattern.compile("[A-Za-z][A-Za-z0-9._/@-]*(:[A-Za-z0-9._/@-]+)?");

    private static final Pattern WORD = Pattern.compile("(?i)true|false|yes|no|on|off|null|y|n");

    private Yaml() {}

    static String plainOrQuoted(String text) {
        return PLAIN.matcher(text).matches() && !WORD.matcher(text).matches() ? text : quoted(text);
    }

    /** Double-quoted, on one line. */
    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        text.codePoints().forEach(c -> append(quoted, c));
        return quoted.append('"').toString();
    }

    private static void append(StringBuilder quoted, int c) {
        switch (c) {
            case '"' -> quoted.append("\\\"");
            case '\\' -> quoted.append("\\\\");
            case '\n' -> quoted.append("\\n");
            case '\t' -> quoted.append("\\t");
            default -> {
                if (isPrintable(c)) {
                    quoted.appendCodePoint(c);
                } else {
                    quoted.append(String.format(Locale.ROOT, "\\U%08X", c));
                }
            }
        }
    }

    /** YAML 1.2's printable characters, without line breaks and the byte order mark. */
    private static boolean isPrintable(int c) {
        return (c >= 0x20 && c <= 0x7E)
                || (c >= 0xA0 && c <= 0xD7FF && c != 0x2028 && c != 0x2029)
                || (c >= 0xE000 && c <= 0xFFFD && c != 0xFEFF)
                || c >= 0x10000;
    }
}
