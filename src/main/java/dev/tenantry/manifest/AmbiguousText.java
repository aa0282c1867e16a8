package dev.tenantry.manifest;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What one reader sees and the other does not: behind it a whole document can hide, or a file be
 * lost. Characters that end a line to parsers of YAML 1.1, Argo CD's among them, and are text to
 * parsers of YAML 1.2, ours among them, or the other way round; the byte order mark, which Argo CD
 * takes away at the beginning of each document, and we of the file alone; and what Kubernetes makes
 * of lines that begin with three hyphens before any parser sees them. Whoever means such a
 * character writes it as an escape in double quotes.
 */
final class AmbiguousText {

    private static final String LINE_ENDS = "\u0085\u2028\u2029";

    /** Between two documents. */
    private static final Pattern SEPARATOR = Pattern.compile("---[ \\t]*(?:#.*)?");

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /** Where Argo CD finds it, it leaves the file alone (reposerver/repository). */
    private static final String SKIPPED = "+argocd:skip-file-rendering";

    private AmbiguousText() {}

    /** The first of them, and the line on which it stands, counted by line feeds from 1. */
    static Optional<Problem> in(String path, String text) {
        return characters(path, text)
                .or(() -> path.endsWith(".json") ? Optional.empty() : lines(path, text));
    }

    /** A text in a manifest is indented, so that no line of it begins like these. */
    private static Optional<Problem> lines(String path, String text) {
        int number = 0;
        for (String line : (Iterable<String>) text.lines()::iterator) {
            number++;
            boolean odd =
                    line.startsWith("%")
                            || line.equals("...")
                            || line.startsWith("... ")
                            || (line.startsWith("---") && !SEPARATOR.matcher(line).matches());
            if (odd) {
                return Optional.of(
                        new Problem(
                                path,
                                number,
                                "This line is one thing to Kubernetes and another to readers of YAML.",
                                "Only --- between two documents, and nothing else on that line."));
            }
        }
        return Optional.empty();
    }

    private static Optional<Problem> characters(String path, String text) {
        int line = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (LINE_ENDS.indexOf(c) >= 0) {
                return Optional.of(odd(path, line, c, "ends a line"));
            }
            if (c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n')) {
                return Optional.of(odd(path, line, c, "ends a line"));
            }
            if (c == BYTE_ORDER_MARK && i > 0) {
                return Optional.of(odd(path, line, c, "is nothing"));
            }
            if (c == '\n') {
                line++;
            }
        }
        return Optional.empty();
    }

    private static Problem odd(String path, int line, char c, String is) {
        return new Problem(
                path,
                line,
                "The character U+%04X %s to some readers and not to others.".formatted((int) c, is),
                "Remove it, or write it as an escape in double quotes.");
    }

    /** That Argo CD applies nothing of this file. */
    static Optional<Problem> skipped(String path, String text) {
        int at = text.indexOf(SKIPPED);
        return at < 0
                ? Optional.empty()
                : Optional.of(
                        new Problem(
                                path,
                                1
                                        + (int)
                                                text.substring(0, at)
                                                        .chars()
                                                        .filter(c -> c == '\n')
                                                        .count(),
                                "Argo CD applies nothing of this file, because it says "
                                        + SKIPPED
                                        + ".",
                                "Remove these words, or the file."));
    }
}
