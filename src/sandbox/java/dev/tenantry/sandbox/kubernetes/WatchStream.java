package dev.tenantry.sandbox.kubernetes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * One watch: a line of JSON for each change, bookmarks in quiet times when they are wanted, and
 * {@code ERROR} with 410 when the version to start from is forgotten. Ends after {@code
 * timeoutSeconds}, as API servers do; the client comes again.
 */
final class WatchStream {

    private static final long DEFAULT_SECONDS = 1_800;

    /** An API server sends what its buffer of 4 kB holds, wherever a letter ends. */
    private static final int CHUNK = 4_096;

    private final Cluster cluster;
    private final Answer answer;
    private final Duration bookmarks;

    WatchStream(Cluster cluster, Answer answer, Duration bookmarks) {
        this.cluster = cluster;
        this.answer = answer;
        this.bookmarks = bookmarks;
    }

    void serve(HttpExchange exchange, Kind kind, String namespace, Query query) throws IOException {
        Selector selector = query.selector();
        long since = query.number("resourceVersion", 0);
        long seconds = query.number("timeoutSeconds", DEFAULT_SECONDS);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            if (since == 0) {
                since = initial(out, kind, namespace, selector);
            }
            follow(out, kind, namespace, selector, since, query, seconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private long initial(OutputStream out, Kind kind, String namespace, Selector selector)
            throws IOException {
        Cluster.Listing now = cluster.list(kind, namespace, selector, "", Integer.MAX_VALUE);
        for (ObjectNode object : now.items()) {
            write(out, "ADDED", object);
        }
        return now.version();
    }

    private void follow(
            OutputStream out,
            Kind kind,
            String namespace,
            Selector selector,
            long since,
            Query query,
            long seconds)
            throws IOException, InterruptedException {
        long seen = since;
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        while (System.nanoTime() < end && !cluster.isClosed()) {
            if (!cluster.remembers(seen)) {
                String message = "too old resource version: " + seen;
                write(out, "ERROR", answer.status(410, "Expired", message));
                return;
            }
            long left = Math.max(1, (end - System.nanoTime()) / 1_000_000);
            var events = cluster.after(seen, Math.min(bookmarks.toMillis(), left));
            for (Cluster.Event event : events) {
                seen = event.version();
                if (matches(event, kind, namespace, selector)) {
                    write(out, event.type(), event.object());
                }
            }
            if (events.isEmpty() && query.flag("allowWatchBookmarks")) {
                bookmark(out, kind, seen);
            }
            out.flush();
        }
    }

    private static boolean matches(
            Cluster.Event event, Kind kind, String namespace, Selector selector) {
        return event.kind().equals(kind)
                && (namespace.isEmpty()
                        || namespace.equals(
                                event.object().path("metadata").path("namespace").asText()))
                && selector.test(event.object());
    }

    private void bookmark(OutputStream out, Kind kind, long version) throws IOException {
        ObjectNode object = cluster.json().createObjectNode();
        object.put("kind", kind.kind()).put("apiVersion", kind.apiVersion());
        object.putObject("metadata").put("resourceVersion", Long.toString(version));
        write(out, "BOOKMARK", object);
    }

    private static void write(OutputStream out, String type, ObjectNode object) throws IOException {
        String line = "{\"type\":\"" + type + "\",\"object\":" + object + "}\n";
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        for (int at = 0; at < bytes.length; at += CHUNK) {
            if (at > 0) {
                out.flush();
            }
            out.write(bytes, at, Math.min(CHUNK, bytes.length - at));
        }
        if (!type.equals("ADDED")) {
            out.flush();
        }
    }
}
