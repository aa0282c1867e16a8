package dev.tenantry.sources.git;

import dev.tenantry.manifest.ManifestFile;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;

/** What Git has at a path. */
record TreeEntry(String path, FileMode mode, ObjectId id) {

    /** Is it a manifest by its name, or something that may stand in the place of any? */
    static boolean isRead(String path, FileMode mode) {
        boolean named = ManifestFile.isManifestPath(path) || RenderedFolders.isMark(path);
        return isElsewhere(mode) || (named && CommittedEstate.isFile(mode));
    }

    /** Is what it stands for kept somewhere else? */
    static boolean isElsewhere(FileMode mode) {
        return FileMode.SYMLINK.equals(mode) || FileMode.GITLINK.equals(mode);
    }
}
