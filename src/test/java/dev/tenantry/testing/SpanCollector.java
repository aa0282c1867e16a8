package dev.tenantry.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Takes OTLP over HTTP, and gives back what came: it is asked from another class loader. */
@SuppressWarnings("NullAway.Init")
public final class SpanCollector implements QuarkusTestResourceLifecycleManager {

    private final Queue<byte[]> spans = new ConcurrentLinkedQueue<>();
    private HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/v1/traces", this::take);
        server.createContext("/taken", this::give);
        server.start();
        return Map.of(
                "quarkus.otel.sdk.disabled",
                "false",
                "quarkus.otel.exporter.otlp.protocol",
                "http/protobuf",
                "quarkus.otel.exporter.otlp.endpoint",
                "http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void take(HttpExchange exchange) throws IOException {
        spans.add(exchange.getRequestBody().readAllBytes());
        exchange.getResponseHeaders().add("Content-Type", "application/x-protobuf");
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    private void give(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        for (byte[] batch : spans) {
            exchange.getResponseBody().write(batch);
            exchange.getResponseBody().write('\n');
        }
        exchange.close();
    }

    @Override
    public void stop() {
        server.stop(0);
    }
}
