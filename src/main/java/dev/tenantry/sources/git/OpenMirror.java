package dev.tenantry.sources.git;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.jgit.lib.Repository;
import org.jspecify.annotations.Nullable;

/** The mirror's repository, opened when it is first wanted. */
final class OpenMirror implements AutoCloseable {

    private final Path folder;
    private final ReentrantLock opening = new ReentrantLock();
    private @Nullable Repository repository;

    OpenMirror(Path folder) {
        this.folder = folder;
    }

    /** A fetch may take half a minute; nobody who reads waits for it. */
    Repository get() {
        opening.lock();
        try {
            Repository open = repository;
            if (open == null) {
                open = MirrorFolder.open(folder);
                repository = open;
            }
            return open;
        } catch (IOException e) {
            throw new EstateUnreadable("The folder of the estate's mirror cannot be used.", e);
        } finally {
            opening.unlock();
        }
    }

    @Override
    public void close() {
        opening.lock();
        try {
            if (repository != null) {
                repository.close();
                repository = null;
            }
        } finally {
            opening.unlock();
        }
    }
}
