package dev.tenantry.indexing;

import dev.tenantry.manifest.BoundedPath;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Something in a source that wants a human: where, what, and what to do.
 *
 * @param source where it was seen
 * @param path the file (or the resource, for sources that have no files)
 * @param line counted from 1; 0 when there are no lines
 * @param tenant the tenant it belongs to, when one can tell; only who may see the tenant may see
 *     the finding
 * @param sentence what is wrong
 * @param remedy what to do about it
 */
public record Finding(
        Source source,
        String path,
        int line,
        Optional<String> tenant,
        String sentence,
        String remedy) {

    /** Longer sentences quote what no row holds. */
    private static final int LONGEST_SENTENCE = 1_000;

    public Finding {
        path = BoundedPath.of(path.replace('\0', '\uFFFD'));
        sentence = cut(sentence.replace('\0', '\uFFFD'));
    }

    private static String cut(String sentence) {
        if (sentence.length() <= LONGEST_SENTENCE) {
            return sentence;
        }
        int end = LONGEST_SENTENCE - 1;
        return sentence.substring(
                        0, Character.isHighSurrogate(sentence.charAt(end - 1)) ? end - 1 : end)
                + "…";
    }

    /** The same for the same finding, so that a link to it lasts. */
    public String id() {
        try {
            String all = String.join("\n", source.name(), path, String.valueOf(line), sentence);
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(all.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
