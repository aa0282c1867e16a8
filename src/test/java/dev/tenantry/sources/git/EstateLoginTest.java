package dev.tenantry.sources.git;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.tenantry.manifest.EstateAccess.Credential;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is told what opens the estate. */
class EstateLoginTest {

    @TempDir Path temp;

    @Test
    void aHostThatTheEstateRedirectsToIsToldNothing() throws IOException {
        List<String> told = new CopyOnWriteArrayList<>();
        HttpServer other = server(exchange -> challenge(exchange, told));
        String elsewhere = "http://127.0.0.1:" + other.getAddress().getPort();
        HttpServer estate = server(exchange -> redirect(exchange, elsewhere));
        EstateMirror redirected =
                new EstateMirror(
                        "http://127.0.0.1:" + estate.getAddress().getPort() + "/x.git",
                        "main",
                        temp.resolve("redirected.git"),
                        url -> Optional.of(new Credential("us", "secret")));
        assertThat(redirected.fetch())
                .isInstanceOfSatisfying(
                        Fetched.Trouble.class,
                        trouble ->
                                assertThat(trouble.sentence()).contains("refuses our credentials"));
        assertThat(told).isNotEmpty().containsOnly("nothing");
        redirected.close();
        other.stop(0);
        estate.stop(0);
    }

    private static HttpServer server(HttpHandler handler) throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        server.createContext("/", handler);
        server.start();
        return server;
    }

    private static void redirect(HttpExchange exchange, String host) throws IOException {
        exchange.getResponseHeaders().set("Location", host + exchange.getRequestURI());
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private static void challenge(HttpExchange exchange, List<String> told) throws IOException {
        String header = exchange.getRequestHeaders().getFirst("Authorization");
        told.add(header == null ? "nothing" : header);
        exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"elsewhere\"");
        exchange.sendResponseHeaders(401, -1);
        exchange.close();
    }
}
