package dev.tenantry.policy.owners;

import com.google.re2j.Pattern;

/**
 * Which files a line of CODEOWNERS is about. Matched in linear time: whoever wrote the line may not
 * mean well, and paths are as long as somebody likes.
 */
record OwnersGlob(Pattern pattern) {

    boolean matches(String path) {
        return pattern.matches(path);
    }

    /**
     * Anchored by a slash that is not the last, {@code *} within a folder, a folder is all of it.
     */
    static OwnersGlob of(String glob) {
        boolean anchored = glob.indexOf('/') >= 0 && glob.indexOf('/') < glob.length() - 1;
        String rest = glob.startsWith("/") ? glob.substring(1) : glob;
        StringBuilder regex = new StringBuilder(anchored ? "" : "(.*/)?");
        for (int i = 0; i < rest.length(); i++) {
            char c = rest.charAt(i);
            if (rest.startsWith("**/", i)) {
                regex.append("(.*/)?");
                i += 2;
            } else if (rest.startsWith("**", i)) {
                regex.append(".*");
                i++;
            } else if (c == '*') {
                regex.append("[^/]*");
            } else if (c == '?') {
                regex.append("[^/]");
            } else {
                regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        return new OwnersGlob(Pattern.compile(regex.append(tail(glob)).toString(), Pattern.DOTALL));
    }

    /** {@code docs/*} is what lies in the folder, and not what lies deeper. */
    private static String tail(String glob) {
        if (glob.endsWith("/")) {
            return ".*";
        }
        return glob.endsWith("/*") ? "" : "(/.*)?";
    }
}
