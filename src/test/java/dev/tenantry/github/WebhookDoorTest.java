package dev.tenantry.github;

import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.testing.SandboxResource;
import dev.tenantry.testing.Visitor;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Anybody may knock where GitHub does; nobody is let in, or keeps others waiting, by that. */
@QuarkusTest
@WithTestResource(SandboxResource.class)
@SuppressWarnings("NullAway.Init")
class WebhookDoorTest {

    private static final String JSON = "Content-Type: application/json\r\n";
    private static final String SHAPED = "X-Hub-Signature-256: sha256=" + "0".repeat(64) + "\r\n";

    /** More than there are threads for pages. */
    private static final int SLOW = 210;

    @TestHTTPResource URI console;
    @Inject GitHubSettings settings;

    private Socket begun(String path, String headers, long length) throws IOException {
        Socket socket = new Socket(console.getHost(), console.getPort());
        socket.setSoTimeout(30_000);
        String head =
                "POST %s HTTP/1.1\r\nHost: %s\r\nContent-Length: %d\r\n%s\r\n"
                        .formatted(path, console.getAuthority(), length, headers);
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    /** What is answered to a request of which only the head was sent. */
    private String toTheHead(String headers) throws IOException {
        try (Socket socket = begun("/github/webhooks", headers, 100_000)) {
            return answer(socket);
        }
    }

    private static String answer(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "X-Hub-Signature-256: sha256=00\r\n",
                "X-Hub-Signature-256: \r\n",
                "X-Hub-Signature: sha1=0000000000000000000000000000000000000000\r\n",
                "X-Hub-Signature-256: 0000000000000000000000000000000000000000000000000000000000000000\r\n",
            })
    void whatIsNotSignedIsRefusedBeforeItsBodyIsRead(String signature) throws IOException {
        assertThat(toTheHead(JSON + signature))
                .startsWith("HTTP/1.1 401")
                .endsWith("Only what GitHub signs with the webhook's secret is heard.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Type: multipart/form-data; boundary=x\r\n",
                "Content-Type: application/x-www-form-urlencoded\r\n",
                "Content-Type: text/plain\r\n",
                ""
            })
    void whatIsNoJsonIsRefusedBeforeItsBodyIsRead(String type) throws IOException {
        assertThat(toTheHead(SHAPED + type))
                .startsWith("HTTP/1.1 415")
                .endsWith("Choose the content type application/json for this webhook.");
    }

    @Test
    void aSignatureOfAnotherSecretIsRefusedOnceTheBodyIsThere() throws IOException {
        try (Socket socket =
                begun("/github/webhooks", JSON + SHAPED + "Connection: close\r\n", 2)) {
            socket.getOutputStream().write("{}".getBytes(StandardCharsets.US_ASCII));
            assertThat(answer(socket))
                    .startsWith("HTTP/1.1 401")
                    .endsWith("The signature is not of this webhook's secret.");
        }
    }

    @Test
    void whatIsSignedAndNoJsonIsSaidSo() throws IOException {
        String signature =
                WebhookSignature.of(
                        settings.webhookSecret().orElseThrow(),
                        "{".getBytes(StandardCharsets.US_ASCII));
        String headers = JSON + "X-Hub-Signature-256: " + signature + "\r\nConnection: close\r\n";
        try (Socket socket = begun("/github/webhooks", headers, 1)) {
            socket.getOutputStream().write('{');
            assertThat(answer(socket)).startsWith("HTTP/1.1 400").endsWith("Its body is no JSON.");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/github/webhooks", "/settings", "/access/request", "/api/v1/proposals"})
    void slowBodiesOfStrangersKeepNoPageWaiting(String path) throws IOException {
        Visitor visitor = Visitor.signedIn(console, "data-engineer");
        String type =
                path.startsWith("/api") || path.startsWith("/github")
                        ? JSON
                        : "Content-Type: application/x-www-form-urlencoded\r\n";
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < SLOW; i++) {
                Socket socket = begun(path, type + SHAPED, 60_000);
                slow.add(socket);
                socket.getOutputStream().write('{');
            }
            // Whoever waits for a body would wait for a minute.
            assertThat(supplyAsync(() -> visitor.get("/settings").statusCode()))
                    .succeedsWithin(Duration.ofSeconds(30))
                    .isEqualTo(200);
            if (path.startsWith("/github")) {
                assertThat(slow.getLast().getInputStream().available()).isZero();
            }
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    @Test
    void aBodyThatDoesNotArriveIsGivenUp() throws IOException {
        try (Socket socket =
                begun("/github/webhooks", JSON + SHAPED + "Connection: close\r\n", 100_000)) {
            socket.getOutputStream().write('{');
            assertThat(answer(socket))
                    .startsWith("HTTP/1.1 408")
                    .endsWith("It took too long to arrive.");
        }
    }
}
