package dev.tenantry.web;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** The key of the last row of a page, opaque and fit for an address. */
public final class Cursor {

    private static final char SEPARATOR = '\u001f';

    private Cursor() {}

    /** Makes a cursor of the values that the list is ordered by. */
    public static String of(String... key) {
        String joined = String.join(String.valueOf(SEPARATOR), key);
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(joined.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads the values back.
     *
     * @param parts how many there must be
     * @throws Problem with status 400 when this is no cursor of ours
     */
    public static List<String> key(String cursor, int parts) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor));
            String joined = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
            List<String> key = List.of(joined.split(String.valueOf(SEPARATOR), -1));
            if (key.size() == parts && key.stream().noneMatch(Unreadable::isInLine)) {
                return key;
            }
        } catch (IllegalArgumentException | CharacterCodingException notOurs) {
            // Answered below, like a cursor of another list.
        }
        throw notOurs();
    }

    /** What to throw when the values of a key make no sense. */
    public static Problem notOurs() {
        return new Problem(
                400, "We could not read that", "The cursor is not one that this list gave out.");
    }
}
