package dev.tenantry.indexing;

import java.io.IOException;

/** The escapes of COPY's text format (PostgreSQL manual, COPY, "File Formats"). */
final class CopyText {

    private CopyText() {}

    static void append(CharSequence text, Appendable to) throws IOException {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> to.append("\\\\");
                case '\n' -> to.append("\\n");
                case '\r' -> to.append("\\r");
                case '\t' -> to.append("\\t");
                case '\0' -> to.append('\uFFFD');
                default -> to.append(c);
            }
        }
    }
}
