package dev.tenantry.manifest;

/** What stands at a path of the estate, as Git has it. */
public enum EntryKind {
    FILE,

    /** A file that may be run; Git keeps no other right. */
    EXECUTABLE,

    /** A symbolic link; its bytes are the path that it leads to. */
    LINK,

    /** A commit of another repository; it has no bytes here. */
    SUBMODULE,

    /** A file of more than {@link ManifestFile#LARGEST} bytes; they are not read. */
    LARGE_FILE;

    /** Can what it holds be read here? */
    public boolean isFile() {
        return this == FILE || this == EXECUTABLE;
    }
}
