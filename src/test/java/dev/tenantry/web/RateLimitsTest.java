package dev.tenantry.web;

import static dev.tenantry.testing.OtherSettings.LIMIT;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.testing.AuditRows;
import dev.tenantry.testing.OtherSettings;
import dev.tenantry.testing.Postgres;
import dev.tenantry.testing.SandboxResource;
import dev.tenantry.testing.Script;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nobody does without end what costs a lot. */
@QuarkusTest
@TestProfile(OtherSettings.class)
@WithTestResource(SandboxResource.class)
@SuppressWarnings("NullAway.Init")
class RateLimitsTest {

    /** More than refills meanwhile. */
    private static final int MANY = 20 * LIMIT;

    @Inject DataSource database;

    private static RequestSpecification from(String address) {
        return given().redirects().follow(false).header("X-Forwarded-For", address);
    }

    /** Asks until it is too often. */
    private static Response held(Supplier<Response> asked) {
        for (int i = 0; i < MANY; i++) {
            Response answer = asked.get();
            if (answer.statusCode() == 429) {
                assertThat(i).isGreaterThanOrEqualTo(LIMIT);
                return answer;
            }
        }
        throw new AssertionError("Nothing was held back of " + MANY);
    }

    private static void isSaid(Response answer, String what) {
        int seconds = Integer.parseInt(answer.header("Retry-After"));
        assertThat(seconds).isBetween(1, 60);
        assertThat(answer.asString())
                .contains("Too many " + what + " in a minute. Nothing was done; try again in ");
    }

    private static RequestSpecification somebody(String name) {
        return somebody(name, OtherSettings.REVIEWER);
    }

    /** What the token says of an address is the group here. */
    private static RequestSpecification somebody(String name, String email) {
        String claims =
                """
                {"preferred_username": "%s", "email": "%s", "email_verified": true}
                """
                        .formatted(name, email);
        return given().auth().oauth2(Script.tokens(name, claims).path("access_token"));
    }

    @ParameterizedTest
    @CsvSource({
        "/search?q=a, searches, data-engineer@acme.example",
        "/access/request, previews, data-engineer"
    })
    void aPersonIsHeldBackAndNobodyElse(String path, String what, String email) {
        RequestSpecification busy = somebody("busy-" + UUID.randomUUID(), email);
        isSaid(held(() -> given().spec(busy).get(path)), what);

        RequestSpecification calm = somebody("calm-" + UUID.randomUUID(), email);
        assertThat(given().spec(calm).get(path).statusCode()).isNotEqualTo(429);
        assertThat(given().spec(busy).get("/shortcuts").statusCode()).isNotEqualTo(429);
    }

    @Test
    void theApiAnswersWithAProblem() {
        RequestSpecification busy = somebody("busy-" + UUID.randomUUID());
        Response answer = held(() -> given().spec(busy).get("/api/v1/status"));

        isSaid(answer, "requests");
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.jsonPath().getInt("status")).isEqualTo(429);
    }

    @Test
    void dryRunsAreLimitedByThemselves() {
        RequestSpecification busy = somebody("busy-" + UUID.randomUUID());
        Response answer =
                held(
                        () ->
                                given().spec(busy)
                                        .contentType(ContentType.JSON)
                                        .body("{\"intent\": {\"kind\": \"none\"}}")
                                        .post("/api/v1/proposals?dryRun=true"));
        isSaid(answer, "previews");
        assertThat(given().spec(busy).get("/api/v1/status").statusCode()).isEqualTo(200);
    }

    @Test
    void signInsAndWebhooksAreLimitedByAddress() {
        isSaid(held(() -> from("203.0.113.7").get("/signed-in?code=x&state=y")), "sign-ins");
        isSaid(
                held(
                        () ->
                                from("203.0.113.8")
                                        .contentType(ContentType.JSON)
                                        .body("{}")
                                        .post("/github/webhooks")),
                "webhooks");
        assertThat(from("203.0.113.9").post("/github/webhooks").statusCode()).isEqualTo(401);
        assertThat(from("203.0.113.9").get("/signed-in").statusCode()).isNotEqualTo(429);
    }

    /** Of strangers one refusal a minute has a row here. */
    @Test
    void whoIsCalledNobodyAndComesFromNowhereIsWrittenDownAllTheSame() {
        RequestSpecification person = somebody("nobody", "mallory@acme.example");
        String path = "/api/v1/proposals/" + UUID.randomUUID() + "/withdrawal";
        for (int i = 0; i < 3; i++) {
            int status =
                    given().spec(person)
                            .header("X-Forwarded-For", "x")
                            .contentType(ContentType.JSON)
                            .body("{}")
                            .post(path)
                            .statusCode();
            assertThat(status).isEqualTo(403);
        }
        assertThat(new AuditRows(database).of(path))
                .hasSize(3)
                .extracting(AuditRows.Row::actor)
                .containsOnly("mallory@acme.example");
        assertThat(
                        Postgres.column(
                                database,
                                "select origin from tenantry.audit where object = '" + path + "'"))
                .containsOnly("127.0.0.1");
    }

    @Test
    void whatASenderPutsBeforeTheProxysWordIsNoAddressOfTheirs() {
        AtomicInteger next = new AtomicInteger();
        Supplier<Response> invented =
                () ->
                        from("198.51.100." + next.incrementAndGet() % 250 + ", 203.0.113.10")
                                .get("/signed-in?code=x&state=y");
        isSaid(held(invented), "sign-ins");
    }

    @Test
    void manyAddressesAreNotRememberedForEver() {
        Buckets buckets = new Buckets(1);
        for (int i = 0; i < 30_000; i++) {
            buckets.take("address " + i);
        }
        assertThat(buckets.names()).isEqualTo(10_000);
        assertThat(buckets.take("address 29999")).isPresent();
    }

    @Test
    void aNetworkOfIpv6IsOneAddress() {
        Set<String> networks = new HashSet<>();
        networks.add(RateLimits.network("2001:db8:1:2::1"));
        networks.add(RateLimits.network("2001:db8:1:2:ffff::9"));
        assertThat(networks).hasSize(1);
        assertThat(RateLimits.network("2001:db8:1:3::1")).isNotIn(networks);
        assertThat(RateLimits.network("203.0.113.7")).isEqualTo("203.0.113.7");
    }
}
