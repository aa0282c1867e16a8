package dev.tenantry.manifest;

/**
 * What happens to one file. Paths are relative to the repository, with forward slashes. Bytes are
 * never changed after they were handed over. What is made here is always a regular file; what
 * others made may be something else.
 */
public sealed interface FileEdit {

    String path();

    record Add(String path, EntryKind kind, byte[] after) implements FileEdit {
        public Add(String path, byte[] after) {
            this(path, EntryKind.FILE, after);
        }
    }

    record Change(String path, EntryKind was, byte[] before, EntryKind kind, byte[] after)
            implements FileEdit {
        public Change(String path, byte[] before, byte[] after) {
            this(path, EntryKind.FILE, before, EntryKind.FILE, after);
        }
    }

    record Delete(String path, EntryKind was, byte[] before) implements FileEdit {
        public Delete(String path, byte[] before) {
            this(path, EntryKind.FILE, before);
        }
    }
}
