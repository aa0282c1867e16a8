package dev.tenantry.estate;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/**
 * Names of files as {@code include} and {@code exclude} of a source say them: a star stands for any
 * text, folders among it, and braces for one of several.
 */
final class ArgoGlob {

    private ArgoGlob() {}

    /** What cannot be read matches nothing, as with Argo CD. */
    static boolean matches(String glob, String name) {
        StringBuilder regex = new StringBuilder();
        int braces = 0;
        for (int i = 0; i < glob.length(); i++) {
            char c = glob.charAt(i);
            switch (c) {
                case '*' -> regex.append(".*");
                case '?' -> regex.append('.');
                case '{' -> {
                    braces++;
                    regex.append("(?:");
                }
                case '}' -> {
                    braces--;
                    regex.append(')');
                }
                case ',' -> regex.append(braces > 0 ? "|" : ",");
                case '[', ']', '-' -> regex.append(c);
                case '!' -> regex.append(i > 0 && glob.charAt(i - 1) == '[' ? '^' : '!');
                default -> regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        try {
            return Pattern.compile(regex.toString(), Pattern.DOTALL).matcher(name).matches();
        } catch (PatternSyntaxException unreadable) {
            return false;
        }
    }
}
