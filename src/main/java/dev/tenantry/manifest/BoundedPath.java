package dev.tenantry.manifest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Names files that have names of any length, as Git takes them: a long one is its beginning and a
 * digest of the whole, so that no two are one and an index of PostgreSQL holds it.
 */
public final class BoundedPath {

    /** In bytes of UTF-8; the history keeps as much. */
    public static final int LONGEST = 2_000;

    private static final int SHOWN = 200;
    private static final int DIGEST = 12;

    private BoundedPath() {}

    public static boolean isTooLong(String path) {
        return path.length() > LONGEST || path.getBytes(StandardCharsets.UTF_8).length > LONGEST;
    }

    /** The path itself where it is not too long. */
    public static String of(String path) {
        if (!isTooLong(path)) {
            return path;
        }
        int end = Character.isHighSurrogate(path.charAt(SHOWN - 1)) ? SHOWN - 1 : SHOWN;
        return path.substring(0, end) + "…" + digest(path);
    }

    private static String digest(String path) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(path.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, DIGEST);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
