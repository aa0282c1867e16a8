package dev.tenantry.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Stands before a server; while a file is there nobody gets through, and who was is cut off. */
final class Gate implements AutoCloseable {

    private final ServerSocket door;
    private final int behind;
    private final Path shut;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    Gate(int behind, Path shut) {
        try {
            this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.behind = behind;
        this.shut = shut;
        Thread.ofPlatform().daemon().start(this::admit);
        Thread.ofPlatform().daemon().start(this::watch);
    }

    int port() {
        return door.getLocalPort();
    }

    private void admit() {
        while (!door.isClosed()) {
            try {
                Socket from = door.accept();
                if (Files.exists(shut)) {
                    from.close();
                    continue;
                }
                Socket to = new Socket(InetAddress.getLoopbackAddress(), behind);
                open.add(from);
                open.add(to);
                Thread.ofVirtual().start(() -> carry(from, to));
                Thread.ofVirtual().start(() -> carry(to, from));
            } catch (IOException closed) {
                // Whoever wanted in comes again; the door itself ends the loop.
            }
        }
    }

    private void carry(Socket from, Socket to) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            in.transferTo(out);
        } catch (IOException cut) {
            // It was cut off.
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    private void watch() {
        while (!door.isClosed()) {
            if (Files.exists(shut)) {
                open.forEach(Gate::cut);
            }
            try {
                Thread.sleep(Duration.ofMillis(50));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private static void cut(Socket socket) {
        try {
            socket.close();
        } catch (IOException closed) {
            // That is what it should be.
        }
    }

    @Override
    public void close() {
        open.forEach(Gate::cut);
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
