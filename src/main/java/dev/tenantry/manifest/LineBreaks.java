package dev.tenantry.manifest;

import java.util.Optional;

/**
 * Characters that end a line to parsers of YAML 1.1, Argo CD's among them, and are text to parsers
 * of YAML 1.2, ours among them: behind one in a comment, one reads a document that the other does
 * not see. Whoever means them writes them as an escape in double quotes.
 */
final class LineBreaks {

    private static final String ODD = "\u0085\u2028\u2029";

    private LineBreaks() {}

    /** The first of them, and the line on which it stands, counted by line feeds from 1. */
    static Optional<Problem> in(String path, String text) {
        int line = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (ODD.indexOf(c) >= 0) {
                return Optional.of(
                        new Problem(
                                path,
                                line,
                                "The character U+%04X ends a line to some readers and not to others."
                                        .formatted((int) c),
                                "Remove it, or write it as an escape in double quotes."));
            }
            if (c == '\n') {
                line++;
            }
        }
        return Optional.empty();
    }
}
