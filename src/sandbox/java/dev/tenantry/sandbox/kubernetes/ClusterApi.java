package dev.tenantry.sandbox.kubernetes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tenantry.sandbox.Part;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * The Kubernetes API of the sandbox on loopback HTTP: discovery, get, list with {@code limit} and
 * {@code continue}, watch with bookmarks. Whoever writes is answered as by a cluster whose role
 * allows get, list and watch only.
 */
public final class ClusterApi implements Part {

    /** The port of development. */
    public static final int PORT = 8182;

    static {
        // Without it the JDK's server holds small answers back for 40 ms.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final Cluster cluster;
    private final Answer answer;
    private final WatchStream watches;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** Serves the cluster on {@code port}, 0 for any free one; the cluster stays the caller's. */
    public ClusterApi(Cluster cluster, int port) throws IOException {
        this(cluster, port, Duration.ofSeconds(10));
    }

    ClusterApi(Cluster cluster, int port, Duration bookmarks) throws IOException {
        this.cluster = cluster;
        this.answer = new Answer(cluster.json());
        this.watches = new WatchStream(cluster, answer, bookmarks);
        InetAddress loopback = InetAddress.ofLiteral("127.0.0.1");
        server = HttpServer.create(new InetSocketAddress(loopback, port), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    @Override
    public Map<String, String> addresses() {
        return Map.of(
                "tenantry.kubernetes.api-server-url", url(), "tenantry.kubernetes.enabled", "true");
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) {
        try (exchange) {
            try {
                route(exchange);
            } catch (IllegalArgumentException e) {
                String message = String.valueOf(e.getMessage());
                send(exchange, 400, answer.status(400, "BadRequest", message));
            }
        } catch (IOException clientWentAway) {
            exchange.close();
        }
    }

    private void route(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (!exchange.getRequestMethod().equals("GET")) {
            String message = "forbidden: this role may get, list and watch, and nothing else";
            send(exchange, 403, answer.status(403, "Forbidden", message));
            return;
        }
        Optional<ObjectNode> fixed =
                switch (path) {
                    case "/version" -> Optional.of(answer.version());
                    case "/api" -> Optional.of(answer.coreVersions());
                    case "/apis" -> Optional.of(answer.groups(cluster.kinds()));
                    case "/healthz", "/livez", "/readyz" -> Optional.empty();
                    default -> discovery(path);
                };
        if (fixed.isPresent()) {
            send(exchange, 200, fixed.get());
        } else if (path.endsWith("z")) {
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write("ok".getBytes(StandardCharsets.UTF_8));
        } else {
            objects(exchange, path);
        }
    }

    private Optional<ObjectNode> discovery(String path) {
        int parts = path.substring(1).split("/", -1).length;
        boolean root = path.startsWith("/api/") ? parts == 2 : parts == 3;
        return root && cluster.kinds().stream().anyMatch(k -> k.root().equals(path))
                ? Optional.of(answer.resources(path, cluster.kinds()))
                : Optional.empty();
    }

    private void objects(HttpExchange exchange, String path) throws IOException {
        @Nullable Target target = target(path);
        if (target == null) {
            String message = "the server could not find the requested resource";
            send(exchange, 404, answer.status(404, "NotFound", message));
            return;
        }
        Query query = Query.of(exchange.getRequestURI());
        if (!target.name().isEmpty()) {
            get(exchange, target);
        } else if (query.flag("watch")) {
            watch(exchange, target, query);
        } else {
            list(exchange, target, query);
        }
    }

    private void get(HttpExchange exchange, Target target) throws IOException {
        Optional<ObjectNode> object = cluster.get(target.kind(), target.namespace(), target.name());
        if (object.isPresent()) {
            send(exchange, 200, object.get());
        } else {
            String message = target.kind().qualified() + " \"" + target.name() + "\" not found";
            send(exchange, 404, answer.status(404, "NotFound", message));
        }
    }

    /** A watch over a WebSocket is refused in the way that makes clients come by plain HTTP. */
    private void watch(HttpExchange exchange, Target target, Query query) throws IOException {
        if (exchange.getRequestHeaders().containsKey("Sec-WebSocket-Key")) {
            String message = "watches are served over plain HTTP";
            send(exchange, 503, answer.status(503, "ServiceUnavailable", message));
        } else {
            watches.serve(exchange, target.kind(), target.namespace(), query);
        }
    }

    private void list(HttpExchange exchange, Target target, Query query) throws IOException {
        String after = "";
        long version = -1;
        if (!query.text("continue").isEmpty()) {
            byte[] token = Base64.getUrlDecoder().decode(query.text("continue"));
            String[] parts = new String(token, StandardCharsets.UTF_8).split(" ", 2);
            version = Long.parseLong(parts[0]);
            after = parts[1];
        }
        if (version >= 0 && !cluster.remembers(version)) {
            String message = "The provided continue parameter is too old";
            send(exchange, 410, answer.status(410, "Expired", message));
            return;
        }
        int limit = (int) Math.min(Integer.MAX_VALUE, query.number("limit", 0));
        Cluster.Listing page =
                cluster.list(
                        target.kind(),
                        target.namespace(),
                        query.selector(),
                        after,
                        limit <= 0 ? Integer.MAX_VALUE : limit);
        send(exchange, target.kind(), page, version < 0 ? page.version() : version);
    }

    private void send(HttpExchange exchange, Kind kind, Cluster.Listing page, long version)
            throws IOException {
        ObjectNode metadata = cluster.json().createObjectNode();
        metadata.put("resourceVersion", Long.toString(version));
        if (!page.next().isEmpty()) {
            byte[] token = (version + " " + page.next()).getBytes(StandardCharsets.UTF_8);
            metadata.put("continue", Base64.getUrlEncoder().encodeToString(token));
            metadata.put("remainingItemCount", page.remaining());
        }
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = new BufferedOutputStream(exchange.getResponseBody(), 1 << 16)) {
            String head =
                    "{\"kind\":\"%sList\",\"apiVersion\":\"%s\",\"metadata\":%s,\"items\":["
                            .formatted(kind.kind(), kind.apiVersion(), metadata);
            out.write(head.getBytes(StandardCharsets.UTF_8));
            String comma = "";
            for (ObjectNode item : page.items()) {
                out.write((comma + item).getBytes(StandardCharsets.UTF_8));
                comma = ",";
            }
            out.write("]}".getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void send(HttpExchange exchange, int code, ObjectNode body) throws IOException {
        byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(code, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    /** What a path names: a kind, perhaps in one namespace, perhaps one object. */
    private record Target(Kind kind, String namespace, String name) {}

    private @Nullable Target target(String path) {
        for (Kind kind : cluster.kinds()) {
            if (!path.startsWith(kind.root() + "/")) {
                continue;
            }
            String rest = path.substring(kind.root().length() + 1);
            List<String> parts = Arrays.asList(rest.split("/", -1));
            boolean inNamespace = parts.size() > 2 && parts.getFirst().equals("namespaces");
            String namespace = inNamespace ? parts.get(1) : "";
            List<String> own = inNamespace ? parts.subList(2, parts.size()) : parts;
            if (own.getFirst().equals(kind.plural()) && own.size() <= 2) {
                return new Target(kind, namespace, own.size() == 2 ? own.get(1) : "");
            }
        }
        return null;
    }
}
