package dev.tenantry.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.testing.AuditRows;
import dev.tenantry.testing.AuditRows.Row;
import dev.tenantry.testing.Eventually;
import dev.tenantry.testing.OfTheEstate;
import dev.tenantry.testing.SandboxResource;
import dev.tenantry.testing.Script;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** GitHub sends up to 25 MB; nobody else sends more than 2. */
@QuarkusTest
@WithTestResource(SandboxResource.class)
@SuppressWarnings("NullAway.Init")
class WebhookBodiesTest {

    private static final int THREE_MB = 3 * 1024 * 1024;

    @TestHTTPResource URI console;
    @Inject GitHubSettings settings;
    @Inject MovedPullRequests moved;
    @Inject DataSource database;

    private static byte[] payload(int number, int size) {
        String start = "{\"pull_request\": {\"number\": " + number + "}, \"commits\": \"";
        return OfTheEstate.told(start + "x".repeat(size) + "\"}").getBytes(StandardCharsets.UTF_8);
    }

    private int webhook(byte[] body, BodyPublisher sent) throws Exception {
        return send(
                HttpRequest.newBuilder(console.resolve("/github/webhooks"))
                        .header("Content-Type", "application/json")
                        .header("X-GitHub-Event", "push")
                        .header(
                                "X-Hub-Signature-256",
                                WebhookSignature.of(settings.webhookSecret().orElseThrow(), body))
                        .POST(sent));
    }

    private static int send(HttpRequest.Builder request) throws Exception {
        try (HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            return http.send(request.build(), BodyHandlers.discarding()).statusCode();
        }
    }

    @Test
    void aLargeWebhookIsTaken() throws Exception {
        byte[] body = payload(77_001, THREE_MB);
        for (int times = 0; times < 4; times++) {
            assertThat(webhook(body, BodyPublishers.ofByteArray(body))).isEqualTo(202);
        }
        Integer told = moved.numbers().poll(10, TimeUnit.SECONDS);
        while (told != null && told != 77_001) {
            told = moved.numbers().poll(10, TimeUnit.SECONDS);
        }
        assertThat(told).isEqualTo(77_001);
    }

    @Test
    void aWebhookThatDoesNotSayHowLargeItIsMayHaveTwoMegabytes() throws Exception {
        byte[] body = payload(77_002, THREE_MB);
        assertThat(webhook(body, chunked(body))).isEqualTo(413);
    }

    @Test
    void moreThanGitHubEverSendsIsRefusedBeforeItIsRead() throws IOException {
        assertThat(announced("/github/webhooks", 26L * 1024 * 1024)).startsWith("HTTP/1.1 413");
        assertThat(announced("/settings", THREE_MB)).startsWith("HTTP/1.1 413");
        assertThat(announced("/api/v1/proposals", Long.MAX_VALUE)).startsWith("HTTP/1.1 413");
    }

    @Test
    void scriptsMaySendTwoMegabytes() {
        Script.of("data-engineer")
                .header("Idempotency-Key", "large")
                .body("{\"intent\": \"" + "x".repeat(THREE_MB) + "\"}")
                .post("/api/v1/proposals")
                .then()
                .statusCode(413);
    }

    @Test
    void whatTurnsOutTooLargeWhileItIsReadIsRefusedAndNoFailure() throws Exception {
        AuditRows audit = new AuditRows(database);
        String path = "/api/v1/proposals";
        int answered =
                send(
                        HttpRequest.newBuilder(console.resolve(path))
                                .header("Authorization", "Bearer " + Script.token("data-engineer"))
                                .header("Content-Type", "application/json")
                                .POST(chunked(payload(1, THREE_MB))));
        assertThat(answered).isEqualTo(413);
        Row refused = new Row("data-engineer@acme.example", "POST", "REFUSED", "answered 413");
        Eventually.holds(() -> audit.of(path).contains(refused));
        assertThat(audit.of(path)).noneMatch(row -> row.detail().equals("answered 500"));
    }

    private static BodyPublisher chunked(byte[] body) {
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
    }

    /** The first line of the answer to a request of which only the head was sent. */
    private String announced(String path, long length) throws IOException {
        try (Socket socket = new Socket(console.getHost(), console.getPort())) {
            socket.getOutputStream()
                    .write(
                            ("POST "
                                            + path
                                            + " HTTP/1.1\r\nHost: "
                                            + console.getAuthority()
                                            + "\r\nContent-Length: "
                                            + length
                                            + "\r\n\r\n")
                                    .getBytes(StandardCharsets.US_ASCII));
            byte[] answer = new byte[64];
            int read = socket.getInputStream().read(answer);
            return new String(answer, 0, Math.max(read, 0), StandardCharsets.US_ASCII);
        }
    }
}
