package dev.tenantry.sources.git;

import dev.tenantry.manifest.ManifestFile;
import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;

/**
 * Reads and parses files in a thread of its own, some megabytes ahead of whoever writes their rows,
 * so that parsing and writing take the time of the slower of the two.
 */
final class ReadAhead {

    /** How much of the files may wait, in KiB of their text; parsed they take a few times more. */
    private static final int AHEAD = 8 << 10;

    /** Reads all files, each handed to the sink. */
    interface Reading {
        void each(Sink sink) throws IOException, InterruptedException;
    }

    /** Takes a file, and waits when too much is waiting already. */
    interface Sink {
        void file(ManifestFile file, long bytes) throws InterruptedException;
    }

    private sealed interface Item {
        record Parsed(ManifestFile file, int weight) implements Item {}

        record Failed(Exception cause) implements Item {}

        record End() implements Item {}
    }

    private final BlockingQueue<Item> queue = new LinkedBlockingQueue<>();
    private final Semaphore room = new Semaphore(AHEAD);

    private ReadAhead() {}

    static void each(Reading reading, ManifestReader reader) throws SQLException, IOException {
        ReadAhead ahead = new ReadAhead();
        Thread worker =
                Thread.ofPlatform()
                        .daemon()
                        .name("estate-reading")
                        .start(() -> ahead.readAll(reading));
        try {
            ahead.handOver(reader);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EstateUnreadable("Reading the estate was stopped.", e);
        } finally {
            worker.interrupt();
        }
    }

    private void readAll(Reading reading) {
        try {
            reading.each(this::put);
            queue.add(new Item.End());
        } catch (IOException | RuntimeException e) {
            queue.add(new Item.Failed(e));
        } catch (InterruptedException e) {
            // Nobody takes any more.
            Thread.currentThread().interrupt();
        }
    }

    private void put(ManifestFile file, long bytes) throws InterruptedException {
        int weight = Math.clamp((bytes >> 10) + 1, 1, AHEAD);
        room.acquire(weight);
        queue.add(new Item.Parsed(file, weight));
    }

    private void handOver(ManifestReader reader)
            throws SQLException, IOException, InterruptedException {
        while (true) {
            switch (queue.take()) {
                case Item.Parsed(ManifestFile file, int weight) -> {
                    reader.read(file);
                    room.release(weight);
                }
                case Item.Failed(IOException cause) -> throw cause;
                case Item.Failed(Exception cause) ->
                        throw new EstateUnreadable(
                                "The files of the estate cannot be read.", cause);
                case Item.End() -> {
                    return;
                }
            }
        }
    }
}
