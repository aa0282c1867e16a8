package dev.tenantry.sandbox.github;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Keeps the ledger in one file; one request at a time reads or changes it. The file is written a
 * moment after a change, for all that changed until then: the ledger is large, and a request changes
 * a line of it.
 */
final class Store implements AutoCloseable {

    private static final long MOMENT_MILLIS = 200;

    private final Path file;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Ledger ledger;
    private final boolean fresh;
    private final ScheduledExecutorService writer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("github-ledger").factory());
    private boolean unwritten;
    private volatile Instant earliest = Instant.MIN;

    /** A piece of work on the ledger. */
    @FunctionalInterface
    interface Work<T> {
        T with(Ledger ledger) throws Exception;
    }

    /** A change of the ledger that answers nothing. */
    @FunctionalInterface
    interface Change {
        void to(Ledger ledger) throws Exception;
    }

    Store(Path file, Clock clock) throws IOException {
        this.file = file;
        this.clock = clock;
        this.fresh = !Files.exists(file);
        this.ledger =
                fresh
                        ? new Ledger()
                        : Json.MAPPER.readValue(Files.readAllBytes(file), Ledger.class);
    }

    boolean isFresh() {
        return fresh;
    }

    /** The time as GitHub prints it: whole seconds. */
    Instant now() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        return now.isBefore(earliest) ? earliest : now;
    }

    /** Of the same second nobody knows the order: what comes from here on is of a later one. */
    void nextSecond() {
        earliest = now().plusSeconds(1);
    }

    <T> T read(Work<T> work) throws Exception {
        lock.lock();
        try {
            return work.with(ledger);
        } finally {
            lock.unlock();
        }
    }

    <T> T change(Work<T> work) throws Exception {
        lock.lock();
        try {
            return work.with(ledger);
        } finally {
            changed();
            lock.unlock();
        }
    }

    void update(Change change) throws Exception {
        lock.lock();
        try {
            change.to(ledger);
        } finally {
            changed();
            lock.unlock();
        }
    }

    private void changed() {
        if (!unwritten && !writer.isShutdown()) {
            unwritten = true;
            Future<?> _ = writer.schedule(this::save, MOMENT_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private byte[] bytes() {
        lock.lock();
        try {
            unwritten = false;
            return Json.bytes(ledger);
        } finally {
            lock.unlock();
        }
    }

    /** Writes what is not written yet. */
    @Override
    public void close() {
        writer.shutdownNow();
        save();
    }

    /** Writes it as it is now. */
    synchronized void save() {
        try {
            Path next = file.resolveSibling(file.getFileName() + ".next");
            Files.write(next, bytes());
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("The sandbox's GitHub cannot write its state.", e);
        }
    }
}
