package dev.tenantry.web;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits one line of YAML into pieces that the style sheet colours; the pieces add up to it. */
final class YamlColours {

    private static final Pattern KEY =
            Pattern.compile(
                    "^(\\s*+(?:- ++)*+)((?:\"[^\"]*\"|'[^']*'|[^\\s#'\"&*!|>{\\[-][^:#]*?))(:)(\\s|$)");
    private static final Pattern COMMENT = Pattern.compile("(^|\\s)#.*$");
    private static final Pattern NUMBER =
            Pattern.compile("[-+]?[0-9][0-9_.:TZ+-]*|true|false|null|~");

    private YamlColours() {}

    /**
     * A piece of a line; {@code css} is {@code y-k}, {@code y-s}, {@code y-n}, {@code y-c} or
     * empty.
     */
    record Piece(String text, String css) {}

    static List<Piece> of(String line) {
        List<Piece> pieces = new ArrayList<>();
        String rest = line;
        String comment = comment(rest);
        rest = rest.substring(0, rest.length() - comment.length());
        Matcher key = KEY.matcher(rest);
        if (key.find()) {
            add(pieces, key.group(1), "");
            add(pieces, key.group(2), "y-k");
            add(pieces, ":", "");
            rest = rest.substring(key.end(3));
        } else {
            int start = indentOfItem(rest);
            add(pieces, rest.substring(0, start), "");
            rest = rest.substring(start);
        }
        value(pieces, rest);
        add(pieces, comment, "y-c");
        return pieces;
    }

    private static void value(List<Piece> pieces, String rest) {
        String value = rest.strip();
        int start = value.isEmpty() ? rest.length() : rest.indexOf(value);
        add(pieces, rest.substring(0, start), "");
        add(pieces, value, NUMBER.matcher(value).matches() ? "y-n" : "y-s");
        add(pieces, rest.substring(start + value.length()), "");
    }

    /** A comment at the end, unless the hash is inside quotes. */
    private static String comment(String line) {
        Matcher found = COMMENT.matcher(line);
        if (!found.find()) {
            return "";
        }
        int hash = line.indexOf('#', found.start());
        long quotes = line.substring(0, hash).chars().filter(c -> c == '"' || c == '\'').count();
        return quotes % 2 == 0 ? line.substring(hash) : "";
    }

    private static int indentOfItem(String text) {
        int i = 0;
        while (i < text.length() && (text.charAt(i) == ' ' || text.charAt(i) == '-')) {
            i++;
        }
        return i > 0 && text.charAt(i - 1) == '-' ? i - 1 : i;
    }

    private static void add(List<Piece> pieces, String text, String css) {
        if (!text.isEmpty()) {
            pieces.add(new Piece(text, css));
        }
    }
}
