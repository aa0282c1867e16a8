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
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** NUL and its like are refused in a sentence wherever a request holds them. */
@QuarkusTest
@WithTestResource(SandboxResource.class)
@SuppressWarnings("NullAway.Init")
class UnreadableTextTest {

    private static final String SENTENCE =
            "holds a character that cannot be shown. Leave it out and try again.";

    @TestHTTPResource URI console;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/search?q=a%00",
                "/access?principal=%00",
                "/access?tenant=fennwick&cursor=%00",
                "/tenants?q=%1b%5b31m",
                "/runs?template=%C2%85",
                "/proposals?tenant=a%7f",
                "/costs?range=%00&by=x",
                "/live?on=%00",
                "/settings?anything%00=1",
                "/access/request?reason=%00",
                "/tenants/fenn%00wick",
                "/runs/argo/%00",
                "/proposals/%0a",
                "/assets/%00.js",
                "/nowhere/%09",
            })
    void inTheAddressOfAPage(String address) throws IOException {
        String answer = asked(address);
        assertThat(answer).startsWith("HTTP/1.1 400").contains("The address " + SENTENCE);
        assertThat(answer).doesNotContain("\tat ", "Exception");
    }

    /** As it is: clients refuse to send most of these. */
    private String asked(String address, String... headers) throws IOException {
        try (Socket socket = new Socket(console.getHost(), console.getPort())) {
            String head =
                    "GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n%s\r\n"
                            .formatted(address, console.getAuthority(), String.join("", headers));
            socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void inTheAddressOfTheApiAsAProblem() {
        for (String address :
                new String[] {
                    "/api/v1/grants?principal=%00",
                    "/api/v1/tenants/%00",
                    "/api/v1/runs?q=%01",
                    "/api/v1/findings?tenant=%00"
                }) {
            Response answer = Script.of("data-engineer").urlEncodingEnabled(false).get(address);
            assertThat(answer.statusCode()).as(address).isEqualTo(400);
            assertThat(answer.contentType()).startsWith("application/problem+json");
            assertThat(answer.jsonPath().getString("detail")).endsWith(SENTENCE);
        }
    }

    @ParameterizedTest
    @CsvSource({"grants, 4", "proposals, 2", "runs, 2", "tenants, 1", "findings, 2"})
    void inACursor(String list, int parts) {
        for (int of = 1; of <= parts; of++) {
            String key = "\0" + "\u001fa\0".repeat(of - 1);
            String cursor =
                    Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString(key.getBytes(StandardCharsets.UTF_8));
            Script.of("data-engineer")
                    .get("/api/v1/" + list + "?cursor=" + cursor)
                    .then()
                    .statusCode(400);
        }
    }

    @Test
    void inAHeader() throws IOException {
        assertThat(asked("/signed-out", "Accept-Language: e\0n\r\n")).startsWith("HTTP/1.1 400");
        assertThat(asked("/signed-out", "Accept-Language: e\u0001n\r\n"))
                .startsWith("HTTP/1.1 400");
    }

    @Test
    void inAFieldOfAForm() {
        Visitor visitor = Visitor.signedIn(console, "data-engineer");
        String token = visitor.page("/settings").select("input[name=csrf]").val();
        for (String path : new String[] {"/settings", "/access/request"}) {
            HttpResponse<String> answer =
                    visitor.post(path, Map.of("csrf", token, "tenant", "x\0", "zone", "x\0"));
            assertThat(answer.statusCode()).as(path).isEqualTo(400);
            assertThat(Jsoup.parse(answer.body()).text()).contains(SENTENCE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u0000", "\\u001b[31m", "\\u0085"})
    void inATextOrANameOfJson(String text) {
        String[] bodies = {
            "{\"intent\": {\"kind\": \"add-file\", \"text\": \"%s\"}}",
            "{\"intent\": {\"kind\": \"%s\"}}",
            "{\"intent\": {\"kind\": \"add-file\", \"%s\": \"a\"}}",
            "{\"head\": \"%s\", \"reason\": \"a\"}"
        };
        for (String body : bodies) {
            Response answer =
                    Script.of("data-engineer")
                            .header("Idempotency-Key", "unreadable")
                            .body(body.formatted(text))
                            .post("/api/v1/proposals");
            assertThat(answer.statusCode()).as(body).isEqualTo(400);
            assertThat(answer.jsonPath().getString("detail"))
                    .isEqualTo("A text of the body " + SENTENCE);
        }
    }

    @Test
    void whatIsCutShortIsRefusedToo() throws IOException {
        for (String address : new String[] {"/search?q=%", "/search?q=%zz", "/tenants/%2"}) {
            assertThat(asked(address)).as(address).startsWith("HTTP/1.1 400");
        }
        for (String half : new String[] {"\\ud800", "\\udc00\\ud800"}) {
            Script.of("data-engineer")
                    .body("{\"intent\": {\"kind\": \"" + half + "\"}}")
                    .post("/api/v1/proposals")
                    .then()
                    .statusCode(400);
        }
    }

    @Test
    void linesAndAllOtherCharactersAreWelcome() {
        Visitor visitor = Visitor.signedIn(console, "data-engineer");
        assertThat(visitor.get("/search?q=a%0D%0Ab%09%F0%9F%98%80%C3%A9").statusCode())
                .isEqualTo(200);
        Map<String, Object> file = Script.addFile("fennwick", Script.freshPath("fennwick"));
        Script.of("data-engineer")
                .body(file)
                .post("/api/v1/proposals?dryRun=true")
                .then()
                .statusCode(200);
    }
}
