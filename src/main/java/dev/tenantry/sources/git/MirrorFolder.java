package dev.tenantry.sources.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.storage.file.WindowCacheConfig;

/** The folder of the mirror: made when it is not there, usable again after a kill. */
final class MirrorFolder {

    private MirrorFolder() {}

    static Repository open(Path folder) throws IOException {
        installCaches();
        Repository opened =
                new FileRepositoryBuilder().setGitDir(folder.toFile()).setBare().build();
        if (Files.exists(folder.resolve("HEAD"))) {
            forgetRemains(folder);
        } else {
            Files.createDirectories(folder);
            opened.create(true);
        }
        return opened;
    }

    /** Sized for an estate of a hundred thousand files, so that reading all takes seconds. */
    private static void installCaches() {
        WindowCacheConfig caches = new WindowCacheConfig();
        caches.setPackedGitLimit(256L << 20);
        caches.setPackedGitWindowSize(64 << 10);
        caches.setDeltaBaseCacheLimit(64 << 20);
        caches.install();
    }

    /**
     * A process that was killed while it fetched or tidied leaves locks that nobody would ever
     * remove, and what it had received.
     */
    private static void forgetRemains(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path remains : files.filter(MirrorFolder::isRemains).toList()) {
                Files.deleteIfExists(remains);
            }
        }
    }

    private static boolean isRemains(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".lock")
                || name.equals("gc.pid")
                || name.startsWith("incoming_")
                || name.startsWith("gc_");
    }
}
