package dev.tenantry.web;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/**
 * Text that nobody means: NUL, which PostgreSQL cannot hold, other control characters, and halves
 * of characters. A tab and the ends of lines are meant where text has lines.
 */
final class Unreadable {

    private static final JsonFactory JSON = new JsonFactory();

    private Unreadable() {}

    static boolean isIn(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c) && c != '\t' && c != '\n' && c != '\r') {
                return true;
            }
            if (Character.isSurrogate(c)) {
                if (!Character.isHighSurrogate(c)
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return true;
                }
                i++;
            }
        }
        return false;
    }

    /** The same for what has no lines: names of places and headers. */
    static boolean isInLine(String text) {
        return isIn(text) || text.chars().anyMatch(c -> c == '\t' || c == '\n' || c == '\r');
    }

    /** Is it in a text or a name of this JSON? No, when this is none: its reader says so. */
    static boolean isInJson(byte[] body) {
        try (JsonParser parser = JSON.createParser(body)) {
            for (JsonToken next = parser.nextToken(); next != null; next = parser.nextToken()) {
                if ((next == JsonToken.VALUE_STRING || next == JsonToken.FIELD_NAME)
                        && isIn(parser.getText())) {
                    return true;
                }
            }
            return false;
        } catch (IOException noJson) {
            return false;
        }
    }

    static Problem problem(String where) {
        return new Problem(
                400,
                "We could not read that",
                where + " holds a character that cannot be shown. Leave it out and try again.");
    }
}
