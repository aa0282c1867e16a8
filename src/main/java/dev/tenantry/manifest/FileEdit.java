package dev.tenantry.manifest;

/**
 * What happens to one file. Paths are relative to the repository, with forward slashes. Bytes are
 * never changed after they were handed over.
 */
public sealed interface FileEdit {

    String path();

    record Add(String path, byte[] after) implements FileEdit {}

    record Change(String path, byte[] before, byte[] after) implements FileEdit {}

    record Delete(String path, byte[] before) implements FileEdit {}
}
