package dev.tenantry.proposals;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/**
 * Stands between the application and the forge. Ordered to, it kills the application with SIGKILL
 * at its n-th writing request: before the forge has seen it, or after the forge has done it and
 * before the answer arrives.
 */
final class KillingProxy implements AutoCloseable {

    /** On which side of the forge's work the application dies. */
    enum Moment {
        BEFORE,
        AFTER
    }

    private static final Set<String> WRITING = Set.of("POST", "PATCH", "PUT", "DELETE");
    private static final List<String> PASSED_ON =
            List.of("Authorization", "Content-Type", "Accept", "User-Agent");

    private final HttpServer server;
    private final HttpClient client = HttpClient.newHttpClient();
    private final String forge;

    private Optional<Process> victim = Optional.empty();
    private Moment moment = Moment.BEFORE;
    private int left;
    private CountDownLatch killed = new CountDownLatch(1);

    /**
     * Starts on a free port.
     *
     * @param forge what to stand in front of, without a path
     */
    KillingProxy(String forge) throws IOException {
        this.forge = forge;
        this.server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::pass);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The application dies at its {@code n}-th writing request from now, counted from 1. */
    synchronized CountDownLatch kill(Process application, int n, Moment when) {
        victim = Optional.of(application);
        left = n;
        moment = when;
        killed = new CountDownLatch(1);
        return killed;
    }

    /** From now on it lives; answers whether it was killed, even if only just now. */
    synchronized boolean spare() {
        victim = Optional.empty();
        return killed.getCount() == 0;
    }

    private synchronized boolean isTheOne(HttpExchange exchange) {
        return victim.isPresent()
                && WRITING.contains(exchange.getRequestMethod())
                && !exchange.getRequestURI().getPath().endsWith("/access_tokens")
                && --left == 0;
    }

    private synchronized void strike() {
        victim.ifPresent(Process::destroyForcibly);
        victim = Optional.empty();
        killed.countDown();
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            boolean one = isTheOne(exchange);
            if (one && moment == Moment.BEFORE) {
                strike();
                return;
            }
            HttpResponse<byte[]> answer = forward(exchange);
            if (one) {
                strike();
                return;
            }
            answer(exchange, answer);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpResponse<byte[]> forward(HttpExchange exchange)
            throws IOException, InterruptedException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(forge + exchange.getRequestURI()))
                        .method(
                                exchange.getRequestMethod(),
                                HttpRequest.BodyPublishers.ofByteArray(body));
        PASSED_ON.forEach(
                name ->
                        Optional.ofNullable(exchange.getRequestHeaders().getFirst(name))
                                .ifPresent(value -> request.header(name, value)));
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    /** Links in the answer lead back through us. */
    private void answer(HttpExchange exchange, HttpResponse<byte[]> answer) throws IOException {
        answer.headers()
                .map()
                .forEach(
                        (name, values) -> {
                            if (!name.startsWith(":") && !name.equalsIgnoreCase("content-length")) {
                                exchange.getResponseHeaders().put(name, values);
                            }
                        });
        byte[] body =
                new String(answer.body(), StandardCharsets.UTF_8)
                        .replace(forge + "/api", url() + "/api")
                        .getBytes(StandardCharsets.UTF_8);
        boolean empty = answer.statusCode() == 204 || answer.statusCode() == 304;
        exchange.sendResponseHeaders(answer.statusCode(), empty ? -1 : body.length);
        if (!empty) {
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
