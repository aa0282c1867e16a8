package dev.tenantry.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where GitHub leads to: the same request goes there, and never to another server. */
class RedirectsTest {

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final Wire wire = new Wire(Duration.ofSeconds(10), Clock.systemUTC(), left -> {});
    private HttpServer github;
    private HttpServer other;

    @BeforeEach
    void serve() throws IOException {
        other = server();
        github = server();
        leads("/round", "/round");
        leads("/old", "/new");
        leads("/away", root(other) + "/new");
    }

    private HttpServer server() throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/new",
                exchange -> {
                    byte[] body = exchange.getRequestBody().readAllBytes();
                    asked.add(
                            exchange.getRequestMethod()
                                    + " "
                                    + exchange.getRequestHeaders().getFirst("Authorization")
                                    + " "
                                    + new String(body, StandardCharsets.UTF_8));
                    exchange.sendResponseHeaders(200, 2);
                    exchange.getResponseBody().write("{}".getBytes(StandardCharsets.UTF_8));
                    exchange.close();
                });
        server.start();
        return server;
    }

    private void leads(String from, String to) {
        github.createContext(
                from,
                exchange -> {
                    exchange.getResponseHeaders().add("Location", to);
                    exchange.sendResponseHeaders(307, -1);
                    exchange.close();
                });
    }

    @AfterEach
    void stop() {
        github.stop(0);
        other.stop(0);
    }

    private static String root(HttpServer server) {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void send(String path) throws IOException {
        new Rest(wire, root(github)).send(() -> "Bearer x", "POST", path, Map.of("a", 1));
    }

    @Test
    void whatIsSentGoesWhereItIsNow() throws IOException {
        send("/old");
        assertThat(asked).containsExactly("POST Bearer x {\"a\":1}");
    }

    @Test
    void credentialsGoToNoOtherServer() {
        assertThatThrownBy(() -> send("/away")).isInstanceOf(IOException.class);
        assertThat(asked).isEmpty();
    }

    @Test
    void aRoundIsNotGoneForEver() {
        assertThatThrownBy(() -> send("/round")).isInstanceOf(IOException.class);
    }
}
