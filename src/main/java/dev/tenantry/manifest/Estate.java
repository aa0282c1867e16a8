package dev.tenantry.manifest;

import java.util.List;
import java.util.Optional;

/**
 * The estate at one commit, as an intent and a policy check read it. Reading costs what is read,
 * not what the estate holds.
 */
public interface Estate {

    /** The commit, 40 hex digits. */
    String commit();

    /** The bytes of the file at {@code path}, or empty when there is none. */
    Optional<byte[]> read(String path);

    /**
     * The bytes of a file that {@link #list} gave. One that is not there is none that could be left
     * out: then nothing holds that was read of the folder.
     */
    default byte[] listed(String path) {
        return read(path)
                .orElseThrow(
                        () -> new IllegalStateException("A listed file cannot be read: " + path));
    }

    /**
     * The paths of all files below {@code folder} (recursive, no trailing slash; empty text for the
     * whole estate), in Git's order; empty when there is no such folder.
     */
    List<String> list(String folder);

    /**
     * What the file held at commits before this one, the newest first and a few at most; none where
     * the past is not known.
     */
    default List<byte[]> earlier(String path) {
        return List.of();
    }

    /**
     * A text that is another one as soon as anything below {@code folder} is: Git's name for the
     * tree. What was read of the folder holds while it stays.
     */
    String version(String folder);
}
