package dev.tenantry.sandbox.world;

import dev.tenantry.sandbox.SandboxSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Properties;

/**
 * Remembers the seed, instant and size of a sandbox's world, so that it is the same after a
 * restart.
 */
public final class SavedWorld {

    private SavedWorld() {}

    /** The world of this sandbox; made at the clock's instant when there is none yet. */
    public static synchronized World of(SandboxSettings settings, Clock clock) {
        Path file = settings.folder("world").resolve("world.properties");
        try {
            if (!Files.exists(file)) {
                save(World.ofSize(clock.instant(), Math.max(12, settings.tenants())), file);
            }
            return read(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The sandbox's world cannot be kept in " + file, e);
        }
    }

    private static void save(World world, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Properties values = new Properties();
        values.setProperty("seed", Long.toString(world.seed()));
        values.setProperty("instant", world.now().toString());
        values.setProperty("tenants", Integer.toString(world.size()));
        try (Writer out = Files.newBufferedWriter(file)) {
            values.store(out, null);
        }
    }

    private static World read(Path file) throws IOException {
        Properties values = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            values.load(in);
        }
        return World.of(
                Long.parseLong(values.getProperty("seed")),
                Instant.parse(values.getProperty("instant")),
                Integer.parseInt(values.getProperty("tenants")));
    }
}
