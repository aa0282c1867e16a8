package dev.tenantry.sources.git;

import dev.tenantry.manifest.BoundedPath;
import dev.tenantry.manifest.Density;
import dev.tenantry.manifest.ManifestFile;
import dev.tenantry.manifest.NotRead;
import java.io.IOException;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;

/** Reads entries of one commit, one after the other, and no more than can be read at once. */
final class EntryReader {

    /** Values of all files together that are dense; some thirty of the largest. */
    private static final long MOST_DENSE = 5_000_000;

    private final ObjectReader reader;
    private final RenderedFolders rendered;
    private final long most;
    private long dense;
    private long size;

    EntryReader(ObjectReader reader, RenderedFolders rendered) {
        this(reader, rendered, MOST_DENSE);
    }

    EntryReader(ObjectReader reader, RenderedFolders rendered, long most) {
        this.reader = reader;
        this.rendered = rendered;
        this.most = most;
    }

    /** How many bytes the one has that was read last. */
    long size() {
        return size;
    }

    ManifestFile read(TreeEntry entry) throws IOException {
        size = 0;
        if (BoundedPath.isTooLong(entry.path())) {
            return ManifestFile.notRead(BoundedPath.of(entry.path()), NotRead.LONG_PATH);
        }
        if (FileMode.SYMLINK.equals(entry.mode())) {
            return ManifestFile.notRead(entry.path(), NotRead.LINK);
        }
        if (FileMode.GITLINK.equals(entry.mode())) {
            return ManifestFile.notRead(entry.path(), NotRead.SUBMODULE);
        }
        Optional<NotRead> part = rendered.of(entry.path());
        return part.isPresent() ? ManifestFile.notRead(entry.path(), part.get()) : file(entry);
    }

    private ManifestFile file(TreeEntry entry) throws IOException {
        ObjectLoader blob = reader.open(entry.id(), Constants.OBJ_BLOB);
        size = blob.getSize();
        if (size > ManifestFile.LARGEST) {
            return ManifestFile.tooLarge(entry.path(), size);
        }
        byte[] bytes = blob.getCachedBytes(ManifestFile.LARGEST);
        long values = size > Density.MANY / 2 ? Density.of(bytes) : 0;
        if (values > Density.MANY && values <= Density.MOST_OF_FILE) {
            dense += values;
            if (dense > most) {
                return ManifestFile.oneTooMany(entry.path());
            }
        }
        return ManifestFile.read(entry.path(), bytes);
    }
}
