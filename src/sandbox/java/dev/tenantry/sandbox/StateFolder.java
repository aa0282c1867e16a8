package dev.tenantry.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The folder of one sandbox: held by one process at a time, and where others find its addresses.
 */
final class StateFolder {

    private static final String ADDRESSES = "addresses.properties";
    private static final String LOCK = "lock";
    private static final Set<String> KEPT = Set.of("", LOCK, SandboxProcess.LOG);

    private final Path folder;

    StateFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Takes the folder for this process; empty when another sandbox runs in it. Held until the
     * process ends.
     */
    Optional<FileLock> hold() {
        try {
            Files.createDirectories(folder);
            FileChannel channel =
                    FileChannel.open(
                            folder.resolve(LOCK),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            return Optional.ofNullable(channel.tryLock());
        } catch (IOException e) {
            throw new UncheckedIOException("No state can be kept in " + folder, e);
        }
    }

    /** Forgets everything but the lock and the log of the process that does it. */
    void clear() {
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder())
                    .filter(path -> !KEPT.contains(folder.relativize(path).toString()))
                    .forEach(StateFolder::delete);
        } catch (IOException e) {
            throw new UncheckedIOException("The state in " + folder + " could not be cleared", e);
        }
    }

    /** Tells where everything is; the file appears complete or not at all. */
    void publish(Map<String, String> addresses) {
        Path draft = folder.resolve(ADDRESSES + ".new");
        Properties properties = new Properties();
        properties.putAll(addresses);
        try {
            try (Writer writer = Files.newBufferedWriter(draft)) {
                properties.store(
                        writer,
                        "Where the sandbox's world is; read by the application as configuration");
            }
            Files.move(draft, folder.resolve(ADDRESSES), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("The addresses could not be written to " + folder, e);
        }
    }

    void withdrawAddresses() {
        delete(folder.resolve(ADDRESSES));
    }

    /** What a running sandbox published; empty until it is ready. */
    Optional<Map<String, String>> addresses() {
        Path file = folder.resolve(ADDRESSES);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Properties properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException("The addresses could not be read from " + file, e);
        }
        Map<String, String> addresses = new TreeMap<>();
        properties.forEach((key, value) -> addresses.put((String) key, (String) value));
        return Optional.of(addresses);
    }

    /** Does another process hold the folder now? */
    boolean isHeld() {
        Optional<FileLock> lock = hold();
        lock.ifPresent(StateFolder::release);
        return lock.isEmpty();
    }

    static void release(FileLock lock) {
        try {
            lock.acquiredBy().close();
        } catch (IOException e) {
            throw new UncheckedIOException("A lock could not be released", e);
        }
    }

    private static void delete(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(path + " could not be deleted", e);
        }
    }
}
