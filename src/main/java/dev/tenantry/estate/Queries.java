package dev.tenantry.estate;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a query as BigQuery takes it: names in it may be written with escapes, and there may
 * be comments and spaces around the dots between their parts.
 */
public final class Queries {

    private static final Pattern ESCAPE =
            Pattern.compile(
                    "\\\\(?:[xX]([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([0-3][0-7]{2}))");

    private static final Pattern SPACES = Pattern.compile("\\s++");

    private static final Pattern AROUND = Pattern.compile(" ?([.:`]) ?");

    private Queries() {}

    /** The text itself, and what it says where any of this is in it. */
    public static Set<String> readings(String text) {
        Set<String> readings = new TreeSet<>();
        List<String> texts =
                List.of(
                        text,
                        without(text, true, true),
                        // What looks like the begin of the other sort may stand in quotes.
                        without(text, true, false),
                        without(text, false, true));
        for (String each : texts) {
            readings.add(each);
            String close = SPACES.matcher(plain(each)).replaceAll(" ");
            readings.add(AROUND.matcher(close).replaceAll("$1"));
        }
        return readings;
    }

    /** Without comments: read once from begin to end, however many of them begin. */
    private static String without(String text, boolean blocks, boolean lines) {
        StringBuilder rest = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            boolean block = blocks && text.startsWith("/*", at);
            if (block || (lines && isLine(text, at))) {
                int end = block ? text.indexOf("*/", at + 2) : text.indexOf('\n', at);
                if (end < 0) {
                    break;
                }
                rest.append(' ');
                at = block ? end + 2 : end;
            } else {
                rest.append(text.charAt(at));
                at++;
            }
        }
        return rest.toString();
    }

    private static boolean isLine(String text, int at) {
        return text.charAt(at) == '#' || text.startsWith("--", at);
    }

    private static String plain(String text) {
        return ESCAPE.matcher(text).replaceAll(found -> Matcher.quoteReplacement(character(found)));
    }

    private static String character(MatchResult escape) {
        for (int group = 1; group <= 4; group++) {
            String digits = escape.group(group);
            if (digits != null) {
                int code = Integer.parseUnsignedInt(digits, group == 4 ? 8 : 16);
                return Character.isValidCodePoint(code) ? Character.toString(code) : "?";
            }
        }
        return "";
    }
}
