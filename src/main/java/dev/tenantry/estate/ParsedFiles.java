package dev.tenantry.estate;

import dev.tenantry.manifest.Density;
import dev.tenantry.manifest.ManifestFile;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Parses files of the estate once while they stay as they are: a preview while typing reads the
 * same folder with every key, and judging reads it again.
 */
public final class ParsedFiles {

    private static final int LARGEST_KEPT = 16 << 10;

    /** Read they take some 50 MB; more are forgotten all at once. */
    private static final int MOST_VALUES = 400_000;

    private static final Map<String, ManifestFile> KEPT = new ConcurrentHashMap<>();
    private static final AtomicLong VALUES = new AtomicLong();

    private ParsedFiles() {}

    public static ManifestFile read(String path, byte[] bytes) {
        if (bytes.length > LARGEST_KEPT) {
            return ManifestFile.read(path, bytes);
        }
        String name = path + "\n" + digest(bytes);
        ManifestFile known = KEPT.get(name);
        return known == null ? kept(name, path, bytes) : known;
    }

    private static ManifestFile kept(String name, String path, byte[] bytes) {
        long values = Density.of(bytes);
        if (VALUES.get() + values > MOST_VALUES) {
            KEPT.clear();
            VALUES.set(0);
        }
        return KEPT.computeIfAbsent(
                name,
                key -> {
                    VALUES.addAndGet(values);
                    return ManifestFile.read(path, bytes);
                });
    }

    public static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
