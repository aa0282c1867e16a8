package dev.tenantry.indexing;

import dev.tenantry.web.Cursor;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Paths as parts of cursors: they may hold whatever Git takes, line ends among it. */
final class PathCursor {

    private PathCursor() {}

    static String part(String path) {
        return URLEncoder.encode(path, StandardCharsets.UTF_8);
    }

    static String path(String part) {
        try {
            return URLDecoder.decode(part, StandardCharsets.UTF_8).replace('\0', '\uFFFD');
        } catch (IllegalArgumentException e) {
            throw Cursor.notOurs();
        }
    }

    /** Of a list that is ordered by path alone. */
    static String read(String cursor) {
        return path(Cursor.key(cursor, 1).getFirst());
    }
}
