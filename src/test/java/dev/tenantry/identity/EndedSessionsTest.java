package dev.tenantry.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.testing.Postgres;
import dev.tenantry.testing.SandboxResource;
import dev.tenantry.testing.Script;
import dev.tenantry.testing.Visitor;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A session that was ended is over, wherever a copy of its cookie went. */
@QuarkusTest
@WithTestResource(SandboxResource.class)
@SuppressWarnings("NullAway.Init")
class EndedSessionsTest {

    private static final String EVENT =
            "\"events\": {\"http://schemas.openid.net/event/backchannel-logout\": {}}";

    @TestHTTPResource URI console;
    @Inject EndedSessions ended;
    @Inject DataSource database;

    private static Map<String, String> copied(Visitor visitor) {
        Map<String, String> cookies = new HashMap<>();
        for (HttpCookie cookie : visitor.cookies()) {
            cookies.put(cookie.getName(), cookie.getValue());
        }
        return cookies;
    }

    private static int answered(Map<String, String> cookies, String path) {
        return given().redirects().follow(false).cookies(cookies).get(path).statusCode();
    }

    /** Somebody whom no other test knows. */
    private Visitor somebody(String name) {
        Visitor visitor = Visitor.stranger(console);
        String claims =
                """
                {"preferred_username": "%1$s", "email": "%1$s@acme.example",
                 "email_verified": true, "groups": []}
                """
                        .formatted(name);
        HttpResponse<String> answer =
                visitor.signIn("reviewer", Map.of("username", name, "claims", claims));
        assertThat(answer.statusCode()).isEqualTo(200);
        return visitor;
    }

    @Test
    void aCookieKeptFromBeforeSigningOutAnswersNothing() {
        Visitor visitor = Visitor.signedIn(console, "data-engineer");
        Map<String, String> kept = copied(visitor);
        assertThat(answered(kept, "/settings")).isEqualTo(200);

        visitor.submit(visitor.page("/settings").expectFirst("form[action=/sign-out]"), Map.of());

        for (String path : List.of("/settings", "/tenants", "/tenants.csv", "/live?on=x")) {
            assertThat(answered(kept, path)).as(path).isEqualTo(302);
        }
        int script =
                given().redirects()
                        .follow(false)
                        .cookies(kept)
                        .header("HX-Request", "true")
                        .get("/settings")
                        .statusCode();
        assertThat(script).isEqualTo(499);
    }

    @Test
    void signingOutLeavesOtherSessionsOfThePersonAlone() {
        Visitor here = Visitor.signedIn(console, "data-engineer");
        Visitor there = Visitor.signedIn(console, "data-engineer");

        here.submit(here.page("/settings").expectFirst("form[action=/sign-out]"), Map.of());

        assertThat(answered(copied(there), "/settings")).isEqualTo(200);
    }

    @Test
    void whatTheProviderEndsForAPersonIsOverAndSigningInAgainWorks() {
        String name = "person-" + UUID.randomUUID();
        Map<String, String> before = copied(somebody(name));
        assertThat(answered(before, "/settings")).isEqualTo(200);

        String token = Script.tokens(name, "{" + EVENT + ", \"sid\": null}").path("access_token");
        given().formParam("logout_token", token)
                .post("/signed-out-elsewhere")
                .then()
                .statusCode(200);

        assertThat(answered(before, "/settings")).isEqualTo(302);
        assertThat(answered(copied(somebody(name)), "/settings")).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{" + EVENT + ", \"nonce\": \"n\"}",
                "{" + EVENT + ", \"aud\": [\"another\"]}",
                "{" + EVENT + ", \"iss\": \"https://evil.example\"}",
                "{" + EVENT + ", \"sub\": null, \"sid\": null}",
            })
    void whatIsNoLogoutTokenEndsNothing(String claims) {
        String token = Script.tokens("nobody-there", claims).path("access_token");
        given().formParam("logout_token", token)
                .post("/signed-out-elsewhere")
                .then()
                .statusCode(400);
        given().post("/signed-out-elsewhere").then().statusCode(400);
    }

    @Test
    void aSessionLastsNoLongerThanItMay() {
        Instant start = Instant.now().minus(Duration.ofHours(12)).minusSeconds(5);
        assertThat(ended.hasEnded(Session.begun(start, "i", "s", null))).isTrue();
        assertThat(ended.hasEnded(Session.begun(start.plusSeconds(60), "i", "s", null))).isFalse();
    }

    @Test
    void whatWasEndedOnOneReplicaIsKnownByMeansOfTheDatabase() {
        Session session = Session.begun(Instant.now(), "issuer", UUID.randomUUID().toString(), "x");
        ended.end(session.own());
        assertThat(
                        Postgres.column(
                                database,
                                "select 1 from tenantry.ended_session where what = '"
                                        + session.own()
                                        + "'"))
                .hasSize(1);
    }

    @Test
    void theSessionOfOneCookieCannotBePutIntoAnother() {
        SecretKeySpec key =
                new SecretKeySpec("secret".getBytes(StandardCharsets.UTF_8), "HmacSHA256");
        SecretKeySpec another =
                new SecretKeySpec("another".getBytes(StandardCharsets.UTF_8), "HmacSHA256");
        Session session = Session.begun(Instant.ofEpochMilli(7), "issuer", "subject", "sid");
        String signed = session.signed(key, "tokens");

        assertThat(Session.read(signed, key, "tokens")).contains(session);
        assertThat(Session.read(signed, key, "other tokens")).isEmpty();
        assertThat(Session.read(signed, another, "tokens")).isEmpty();
        assertThat(Session.read(signed.replaceFirst("7", "8"), key, "tokens")).isEmpty();
        assertThat(Session.read("", key, "tokens")).isEqualTo(Optional.empty());
    }
}
