package dev.tenantry.estate.layout;

import java.util.List;

/**
 * Paths as a database finds them: a range by bytes, and where that is more than the paths, what
 * they match besides.
 *
 * @param low the first text that is in it
 * @param high the first one behind it
 * @param expression a regular expression that only uses what PostgreSQL has as well; empty text
 *     where the whole range is meant
 */
public record PathRange(String low, String high, String expression) {

    static List<PathRange> of(PathPattern pattern) {
        return pattern.alternatives().stream().map(PathRange::one).toList();
    }

    private static PathRange one(PathPattern pattern) {
        String root = pattern.root();
        boolean whole = pattern.toString().equals(root + "**");
        // The letter after the slash ends all that begin with the folder.
        return new PathRange(
                root,
                root.substring(0, root.length() - 1) + "0",
                whole ? "" : "^(?:" + pattern.expression() + ")$");
    }
}
