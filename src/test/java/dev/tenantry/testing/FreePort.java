package dev.tenantry.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;

/** A port where nobody listens, for what has to be told its port before it starts. */
public final class FreePort {

    private FreePort() {}

    /** Free just now: somebody else may still take it first. */
    public static int find() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("No free port", e);
        }
    }
}
