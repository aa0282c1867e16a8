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

    private static final Pattern COMMENT =
            Pattern.compile("/\\*[^*]*+(?:\\*(?!/)[^*]*+)*+\\*/|(?:--|#)[^\\n]*+");

    private static final Pattern AROUND = Pattern.compile("\\s*+([.:`])\\s*+");

    private Queries() {}

    /** The text itself, and what it says where any of this is in it. */
    public static Set<String> readings(String text) {
        Set<String> readings = new TreeSet<>();
        for (String each : List.of(text, COMMENT.matcher(text).replaceAll(" "))) {
            readings.add(each);
            readings.add(AROUND.matcher(plain(each)).replaceAll("$1"));
        }
        return readings;
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
