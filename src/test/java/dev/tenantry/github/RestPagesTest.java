package dev.tenantry.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A list of many pages is known in the next round, and what came behind a full page is seen. */
class RestPagesTest {

    private static final int SIZE = 2;

    private final AtomicInteger counted = new AtomicInteger();
    private final Wire wire = new Wire(Duration.ofSeconds(10), Clock.systemUTC(), left -> {});
    private HttpServer server;
    private volatile int entries;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    /** As GitHub does: a tag says nothing of the pages behind, and what is unchanged is free. */
    private void answer(HttpExchange exchange) throws IOException {
        String query = exchange.getRequestURI().getQuery();
        int at = query.indexOf("&page=");
        int page = at < 0 ? 1 : Integer.parseInt(query.substring(at + "&page=".length()));
        StringBuilder body = new StringBuilder("[");
        for (int i = (page - 1) * SIZE; i < Math.min(entries, page * SIZE); i++) {
            body.append(body.length() == 1 ? "" : ",").append(i);
        }
        byte[] bytes = body.append(']').toString().getBytes(StandardCharsets.UTF_8);
        String tag = '"' + body.toString() + '"';
        exchange.getResponseHeaders().add("ETag", tag);
        if (entries > page * SIZE) {
            String next = root() + "/list?per_page=" + SIZE + "&page=" + (page + 1);
            exchange.getResponseHeaders().add("Link", "<" + next + ">; rel=\"next\"");
        }
        try (exchange) {
            if (tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
                exchange.sendResponseHeaders(304, -1);
                return;
            }
            counted.incrementAndGet();
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private String root() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private List<Integer> list(int most) throws IOException {
        return new Rest(wire, root())
                .list(() -> "Bearer x", "/list?per_page=" + SIZE, most).stream()
                        .map(JsonNode::asInt)
                        .toList();
    }

    @Test
    void aRoundThatFindsNothingNewCountsNothing() throws IOException {
        entries = 5;
        assertThat(list(10)).hasSize(5);
        assertThat(counted.getAndSet(0)).isEqualTo(3);
        assertThat(list(10)).hasSize(5);
        assertThat(counted).hasValue(0);
    }

    @Test
    void whatComesBehindAFullLastPageIsSeen() throws IOException {
        entries = 4;
        assertThat(list(10)).hasSize(4);
        entries = 5;
        assertThat(list(10)).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void asManyPagesAsAreReadAreNotTooMany() throws IOException {
        entries = 4;
        assertThat(list(2)).hasSize(4);
        entries = 5;
        assertThatThrownBy(() -> list(2)).isInstanceOf(Rest.TooManyPages.class);
    }
}
