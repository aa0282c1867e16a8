package dev.tenantry.sources.git;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Why the estate cannot be fetched is said so that somebody can mend it. */
class FetchTroubleTest {

    @TempDir Path temp;
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private String url(String scheme) {
        return scheme + "://127.0.0.1:" + server.getAddress().getPort() + "/estate.git";
    }

    private static String trouble(String url, Path mirror) {
        try (var closed = new Closing(new EstateMirror(url, "main", mirror))) {
            return closed.mirror.fetch() instanceof Fetched.Trouble(String sentence)
                    ? sentence
                    : "none";
        }
    }

    private record Closing(EstateMirror mirror) implements AutoCloseable {
        @Override
        public void close() {
            mirror.close();
        }
    }

    private interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    private void answers(Answer answer) {
        server.createContext(
                "/",
                exchange -> {
                    try (exchange) {
                        answer.to(exchange);
                    }
                });
    }

    @ParameterizedTest
    @CsvSource({
        "500, HTTP 500",
        "503, HTTP 503",
        "429, HTTP 429",
        "403, refuses our",
        "404, is no"
    })
    void anAnswerOfHttpIsNamed(int status, String said) {
        answers(exchange -> exchange.sendResponseHeaders(status, -1));
        assertThat(trouble(url("http"), temp.resolve("mirror.git"))).contains(said);
    }

    @Test
    void aPageForSigningInIsNoRepository() {
        byte[] page = "<html>Sign in</html>".getBytes(StandardCharsets.UTF_8);
        answers(
                exchange -> {
                    exchange.sendResponseHeaders(200, page.length);
                    exchange.getResponseBody().write(page);
                });
        assertThat(trouble(url("http"), temp.resolve("mirror.git"))).contains("a web page answers");
    }

    @Test
    void anAddressThatLeadsSomewhereElseIsSaid() {
        answers(
                exchange -> {
                    exchange.getResponseHeaders().add("Location", "/signin?next=1");
                    exchange.sendResponseHeaders(302, -1);
                });
        assertThat(trouble(url("http"), temp.resolve("mirror.git")))
                .contains("leads somewhere else");
    }

    @Test
    void whoSpeaksNoTlsIsNotTrusted() throws IOException {
        try (ServerSocket plain = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> greet(plain));
            String url = "https://127.0.0.1:" + plain.getLocalPort() + "/estate.git";
            assertThat(trouble(url, temp.resolve("mirror.git"))).contains("certificate");
        }
    }

    private static void greet(ServerSocket plain) {
        Consumer<byte[]> each =
                bytes -> {
                    try (var socket = plain.accept()) {
                        socket.getOutputStream().write(bytes);
                    } catch (IOException e) {
                        // Nobody asks any more.
                    }
                };
        for (int i = 0; i < 5; i++) {
            each.accept("SSH-2.0-x\r\n".getBytes(StandardCharsets.UTF_8));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "http://nosuch.invalid/estate.git, DNS",
        "git@nosuch.invalid:a/b.git, DNS",
        "http://127.0.0.1:1/estate.git, does not answer.",
    })
    void aHostThatIsNotThereIsSaid(String url, String said) {
        assertThat(trouble(url, temp.resolve("mirror.git"))).contains(said);
    }

    /** As JSch and Java say it. */
    @ParameterizedTest
    @CsvSource({
        "No space left on device, is full",
        "git@host:a/b: reject HostKey: host, known hosts",
        "git@host:a/b: UnknownHostKey: host. RSA key fingerprint is, known hosts",
        "git@host:a/b: Auth fail, does not take our ssh key",
        "invalid privatekey: [B@1, does not take our ssh key",
    })
    void whatSshAndTheDiskSayIsSaidInOurWords(String message, String said) {
        IOException cause = new IOException(message);
        assertThat(FetchTrouble.sentence(new IllegalStateException("x", cause), "git@host:a/b"))
                .contains(said);
    }
}
