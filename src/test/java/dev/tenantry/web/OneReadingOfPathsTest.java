package dev.tenantry.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.testing.SandboxResource;
import dev.tenantry.testing.Script;
import dev.tenantry.testing.Visitor;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No path gets past what limits, guards and writes down requests and still finds a page. */
@QuarkusTest
@WithTestResource(SandboxResource.class)
@SuppressWarnings("NullAway.Init")
class OneReadingOfPathsTest {

    @TestHTTPResource URI console;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/search;x?q=a",
                "/search/?q=a",
                "/search/.?q=a",
                "/access/request/",
                "/api;x/v1/proposals",
                "/api%2Fv1%2Fproposals;x",
                "/api%2Fv1/proposals",
                "/api/v1/proposals/",
                "/api/v1/proposals%3Bx",
                "/assets/",
            })
    void whatIsReadTwoWaysIsNotFound(String path) {
        Response answer = Script.of("reviewer").urlEncodingEnabled(false).get(path);
        assertThat(answer.statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api;x/v1/proposals", "/api/;x/v1/proposals", "/;x/api/v1/proposals"})
    void noCookieOpensTheApi(String path) throws Exception {
        Visitor visitor = Visitor.signedIn(console, "data-engineer");
        assertThat(visitor.get(path).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/github/webhooks/",
                "/github/webhooks;x",
                "/signed-out-elsewhere;x",
                "/signed-out-elsewhere/"
            })
    void strangersReachNothingBesideTheLimits(String path) throws IOException {
        assertThat(posted(path)).startsWith("HTTP/1.1 404");
    }

    /** As it is, and as nobody. */
    private String posted(String path) throws IOException {
        try (Socket socket = new Socket(console.getHost(), console.getPort())) {
            String head =
                    "POST %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"
                            .formatted(path, console.getAuthority());
            socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void whatHidesInALongPathIsNotDone() throws IOException {
        assertThat(posted("/proposals;" + "a".repeat(600) + "/x/approval"))
                .startsWith("HTTP/1.1 404");
    }

    @Test
    void whatOursLookLikeIsFound() throws Exception {
        Visitor visitor = Visitor.signedIn(console, "reviewer");
        assertThat(visitor.get("/").statusCode()).isEqualTo(200);
        assertThat(visitor.get("/search?q=a;b%2F").statusCode()).isEqualTo(200);
        assertThat(Script.of("reviewer").get("/api/v1/proposals").statusCode()).isEqualTo(200);
        assertThat(Script.of("reviewer").get("/q/openapi").statusCode()).isEqualTo(200);
    }
}
