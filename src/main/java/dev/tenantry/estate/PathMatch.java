package dev.tenantry.estate;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/**
 * A part of a folder's name as a generator of Argo CD says it (Go's {@code path.Match}): a star for
 * any text, a question mark for one letter, letters in brackets for one of them. In linear time.
 */
final class PathMatch {

    private PathMatch() {}

    /** What cannot be read matches nothing, as with Argo CD. */
    static boolean matches(String pattern, String part) {
        StringBuilder regex = new StringBuilder();
        boolean in = false;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '\\' && i + 1 < pattern.length()) {
                i++;
                regex.append(quoted(pattern.charAt(i)));
            } else if (in) {
                boolean not = c == '^' && pattern.charAt(i - 1) == '[';
                regex.append(c == ']' || c == '-' || not ? String.valueOf(c) : quoted(c));
                in = c != ']';
            } else {
                in = c == '[';
                regex.append(
                        switch (c) {
                            case '*' -> ".*";
                            case '?' -> ".";
                            case '[' -> "[";
                            default -> quoted(c);
                        });
            }
        }
        try {
            return Pattern.compile(regex.toString(), Pattern.DOTALL).matcher(part).matches();
        } catch (PatternSyntaxException unreadable) {
            return false;
        }
    }

    /** In brackets, too, where a quotation of more than a sign would be several. */
    private static String quoted(char c) {
        return Character.isLetterOrDigit(c) ? String.valueOf(c) : "\\x{%x}".formatted((int) c);
    }
}
