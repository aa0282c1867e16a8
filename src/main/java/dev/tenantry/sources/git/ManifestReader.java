package dev.tenantry.sources.git;

import dev.tenantry.manifest.ManifestFile;
import java.sql.SQLException;

/** Takes the files of an estate one by one, each exactly once, in no promised order. */
@FunctionalInterface
public interface ManifestReader {

    void read(ManifestFile file) throws SQLException;

    /** After the last file: flush what is buffered. */
    default void end() throws SQLException {}
}
