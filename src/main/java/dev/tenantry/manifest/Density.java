package dev.tenantry.manifest;

import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * How many values the manifests of a change have at most, told from their bytes: a small file may
 * hold thousands, and each takes some hundred bytes once it is read; what aliases repeat takes none
 * and is looked at each time.
 */
public final class Density {

    /** Ten times what three thousand ordinary manifests have; read they take some 100 MB. */
    public static final int MOST = 1_000_000;

    /** Of a file that has more nothing is read; the largest custom resource definitions fit. */
    public static final int MOST_OF_FILE = 500_000;

    /** More than any file has that people write by hand. */
    public static final int MANY = 50_000;

    /** What an alias repeats may be as much as a small object: no more is counted of one file. */
    private static final int OF_ALIAS = 20;

    private Density() {}

    public static boolean isTooMuch(List<FileEdit> edits) {
        return isTooMuch(edits, Density::of) || isTooMuch(edits, Density::repeated);
    }

    private static boolean isTooMuch(List<FileEdit> edits, ToLongFunction<byte[]> count) {
        long values = 0;
        for (FileEdit edit : edits) {
            if (ManifestFile.isManifestPath(edit.path())) {
                values += sides(edit).mapToLong(count).sum();
            }
            if (values > MOST) {
                return true;
            }
        }
        return false;
    }

    /** What is in files with aliases, counting what those repeat; what is not read has nothing. */
    private static long repeated(byte[] text) {
        if (text.length > ManifestFile.LARGEST || !hasAlias(text)) {
            return 0;
        }
        try {
            return YamlDocuments.read("", Utf8.decode(text), YamlBounds.counting()).nodes();
        } catch (CharacterCodingException e) {
            return 0;
        }
    }

    private static boolean hasAlias(byte[] text) {
        for (byte sign : text) {
            if (sign == '*') {
                return true;
            }
        }
        return false;
    }

    private static Stream<byte[]> sides(FileEdit edit) {
        return switch (edit) {
            case FileEdit.Add add -> Stream.of(add.after());
            case FileEdit.Change change -> Stream.of(change.before(), change.after());
            case FileEdit.Delete delete -> Stream.of(delete.before());
        };
    }

    /** No fewer than there are: each value stands behind one of these signs, or is the first. */
    public static long of(byte[] text) {
        long values = 1;
        for (byte sign : text) {
            values +=
                    switch (sign) {
                        case ',', '\n', '\r', '[', '{', '-', '?' -> 1;
                        case ':' -> 2;
                        case '*' -> OF_ALIAS;
                        default -> 0;
                    };
        }
        return values;
    }
}
