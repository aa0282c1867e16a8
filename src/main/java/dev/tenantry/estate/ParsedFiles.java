package dev.tenantry.estate;

import dev.tenantry.manifest.ManifestFile;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Parses files of the estate once while they stay as they are: a preview while typing reads the
 * same folder with every key, and judging reads it again.
 */
public final class ParsedFiles {

    /** Some tens of megabytes at most, because larger files are not kept. */
    private static final int MOST_KEPT = 3_000;

    private static final int LARGEST_KEPT = 16 << 10;
    private static final Map<String, ManifestFile> KEPT = new ConcurrentHashMap<>();

    private ParsedFiles() {}

    public static ManifestFile read(String path, byte[] bytes) {
        if (bytes.length > LARGEST_KEPT) {
            return ManifestFile.read(path, bytes);
        }
        if (KEPT.size() > MOST_KEPT) {
            KEPT.clear();
        }
        return KEPT.computeIfAbsent(
                path + "\n" + digest(bytes), key -> ManifestFile.read(path, bytes));
    }

    public static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
