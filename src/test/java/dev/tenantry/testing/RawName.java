package dev.tenantry.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

/** Names of files in {@link GitRepo} that are bytes and no text. */
public final class RawName {

    private static final String BYTES = "\0";

    private RawName() {}

    /** As the repository is told a name that is these bytes. */
    public static String of(byte[] name) {
        return BYTES + new String(name, ISO_8859_1);
    }

    static byte[] bytes(String name) {
        return name.startsWith(BYTES)
                ? name.substring(BYTES.length()).getBytes(ISO_8859_1)
                : name.getBytes(UTF_8);
    }
}
