package dev.tenantry.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.tenantry.testing.SandboxResource;
import dev.tenantry.testing.Script;
import dev.tenantry.testing.Visitor;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** What protects people from foreign pages, and the console from both. */
@QuarkusTest
@WithTestResource(SandboxResource.class)
class SafetyTest {

    @SuppressWarnings("NullAway.Init")
    @TestHTTPResource
    URI console;

    @SuppressWarnings("NullAway.Init")
    @Inject
    DataSource database;

    @Test
    void nobodyReadsAPageWithoutSigningIn() {
        HttpResponse<String> answer = Visitor.stranger(console).get("/settings");

        assertThat(answer.uri().getPort()).isNotEqualTo(console.getPort());
        assertThat(heading(answer)).isEqualTo("Who are you today?");
    }

    @Test
    void aScriptWhoseSessionHasEndedIsToldSoInsteadOfGettingALoginPage() {
        HttpResponse<String> answer =
                Visitor.stranger(console)
                        .get("/settings", "HX-Request", "true", "HX-Request-Type", "partial");

        assertThat(answer.statusCode()).isEqualTo(499);
    }

    @Test
    void everyAnswerForbidsWhatIsInlineForeignOrFramed() {
        HttpResponse<String> page = Visitor.signedIn(console, "reviewer").get("/settings");

        String policy = page.headers().firstValue("Content-Security-Policy").orElseThrow();
        assertThat(policy)
                .contains("default-src 'none'", "script-src 'self';", "style-src 'self';")
                .contains("frame-ancestors 'none'", "base-uri 'none'")
                .doesNotContain("unsafe");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(page.headers().firstValue("Referrer-Policy")).contains("same-origin");
        assertThat(page.headers().allValues("Cache-Control")).containsExactly("no-store");
    }

    @Test
    void theSessionCookieIsOutOfReachOfScripts() {
        Visitor visitor = Visitor.signedIn(console, "data-engineer");

        assertThat(visitor.cookies())
                .filteredOn(cookie -> cookie.getName().startsWith("q_session"))
                .isNotEmpty()
                .allMatch(HttpCookie::isHttpOnly);
    }

    @Test
    void aFormWithItsTokenIsTakenAndAuditedAndOneWithoutIsRefusedAndAudited() {
        Visitor visitor = Visitor.signedIn(console, "data-engineer");
        Element form = visitor.page("/settings").expectFirst("form[action=/settings]");

        HttpResponse<String> taken = visitor.submit(form, Map.of("theme", "dark"));
        HttpResponse<String> refused = visitor.post("/settings", Map.of("theme", "light"));

        assertThat(taken.statusCode()).isEqualTo(200);
        Document saved = Jsoup.parse(taken.body());
        assertThat(saved.expectFirst("html").attr("data-theme")).isEqualTo("dark");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(heading(refused)).isEqualTo("This form is no longer valid");
        assertThat(outcomes("/settings")).contains("DONE", "REFUSED");
    }

    @Test
    void aPageOfAnotherSiteCannotSendAFormEvenWithAToken() {
        Visitor visitor = Visitor.signedIn(console, "data-engineer");
        String token = visitor.page("/settings").select("input[name=csrf]").val();

        for (String[] sender :
                new String[][] {
                    {"Sec-Fetch-Site", "cross-site"},
                    {"Sec-Fetch-Site", "same-site"},
                    {"Origin", "https://evil.example"}
                }) {
            HttpResponse<String> answer = visitor.post("/settings", Map.of("csrf", token), sender);
            assertThat(answer.statusCode()).as(String.join(": ", sender)).isEqualTo(403);
        }
    }

    @Test
    void theTokenOfOnePersonIsOfNoUseToAnother() {
        String hers =
                Visitor.signedIn(console, "reviewer")
                        .page("/settings")
                        .select("input[name=csrf]")
                        .val();

        HttpResponse<String> answer =
                Visitor.signedIn(console, "data-engineer").post("/settings", Map.of("csrf", hers));

        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void whatIsNotThereIsAPageWithATraceIdForPeopleAndAProblemForScripts() {
        Visitor visitor = Visitor.signedIn(console, "data-engineer");

        HttpResponse<String> page = visitor.get("/nowhere", "Accept", "text/html");
        HttpResponse<String> swap =
                visitor.get("/nowhere", "HX-Request", "true", "HX-Request-Type", "partial");
        HttpResponse<String> problem = visitor.get("/api/v1/nowhere", "Accept", "application/json");

        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(heading(page)).isEqualTo("There is nothing here");
        assertThat(Jsoup.parse(page.body()).select("[data-copy]")).isNotEmpty();
        assertThat(swap.headers().firstValue("HX-Retarget")).contains("#toasts");
        assertThat(Jsoup.parse(swap.body()).select(".shell")).isEmpty();
        assertThat(problem.headers().firstValue("Content-Type"))
                .contains("application/problem+json");
        assertThat(problem.body()).contains("\"status\":404", "\"trace\":");
    }

    @Test
    void nothingThatNeedsASignInStaysInTheBrowser() {
        Visitor visitor = Visitor.signedIn(console, "data-engineer");
        for (String path :
                new String[] {
                    "/",
                    "/tenants",
                    "/tenants.csv",
                    "/access.csv",
                    "/proposals.csv",
                    "/nowhere",
                    "/api/v1/tenants",
                    "/q/openapi"
                }) {
            assertThat(visitor.get(path).headers().allValues("Cache-Control"))
                    .as(path)
                    .containsExactly("no-store");
        }
        Script.of("data-engineer")
                .get("/api/v1/tenants")
                .then()
                .header("Cache-Control", "no-store");
    }

    @Test
    void signingOutClearsWhatTheBrowserKept() {
        Visitor visitor = Visitor.signedIn(console, "data-engineer");
        HttpResponse<String> out =
                visitor.submit(
                        visitor.page("/settings").expectFirst("form[action=/sign-out]"), Map.of());

        HttpResponse<String> first = out;
        while (first.previousResponse().isPresent()) {
            first = first.previousResponse().get();
        }
        assertThat(first.uri().getPath()).isEqualTo("/sign-out");
        assertThat(first.headers().firstValue("Clear-Site-Data"))
                .contains("\"cache\", \"storage\"");
        assertThat(visitor.cookies()).noneMatch(cookie -> cookie.getName().startsWith("q_session"));
    }

    @Test
    void whoAsksForAnotherHostIsToldOurs() {
        for (String path : new String[] {"/settings", "/api/v1/tenants", "/github/webhooks"}) {
            Response answer = given().header("Host", "evil.example").get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(421);
            assertThat(answer.asString()).as(path).contains("This console answers at http://");
        }
    }

    @Test
    void signingOutEndsTheSession() {
        Visitor visitor = Visitor.signedIn(console, "data-engineer");
        Element form = visitor.page("/settings").expectFirst("form[action=/sign-out]");

        HttpResponse<String> out = visitor.submit(form, Map.of());

        assertThat(heading(out)).isEqualTo("You are signed out");
        assertThat(heading(visitor.get("/settings"))).isEqualTo("Who are you today?");
    }

    @Test
    void auditRowsCannotBeChanged() throws SQLException {
        Visitor.signedIn(console, "data-engineer").post("/settings", Map.of());
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            assertThat(
                            catchThrowable(
                                    () ->
                                            statement.executeUpdate(
                                                    "update tenantry.audit set actor = 'x'")))
                    .hasMessageContaining("kept as they were written");
        }
    }

    private static String heading(HttpResponse<String> answer) {
        return Jsoup.parse(answer.body()).select("h1").text();
    }

    private List<String> outcomes(String object) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "select outcome from tenantry.audit where object = '"
                                        + object
                                        + "'")) {
            List<String> outcomes = new ArrayList<>();
            while (rows.next()) {
                outcomes.add(rows.getString(1));
            }
            return outcomes;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
