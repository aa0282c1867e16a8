package dev.tenantry.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.testing.Eventually;
import dev.tenantry.testing.SandboxResource;
import dev.tenantry.testing.Script;
import dev.tenantry.testing.Visitor;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused says no more than it should, and is written down. */
@QuarkusTest
@WithTestResource(SandboxResource.class)
@SuppressWarnings("NullAway.Init")
class RefusalsTest {

    private static final String BROKEN = "Something broke on our side";
    private static final String DANA = "data-engineer@acme.example";

    @TestHTTPResource URI console;
    @Inject DataSource database;

    @ParameterizedTest
    @ValueSource(strings = {"infra-engineer", "data-engineer", "reviewer"})
    void whatNobodyGaveAwayIsForNobody(String person) {
        HttpResponse<String> page = Visitor.signedIn(console, person).get("/forgotten");
        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(read(page).text()).doesNotContain("Anybody may read this");
        Script.of(person).get("/api/forgotten").then().statusCode(403);
    }

    @Test
    void aFailureTellsATraceIdAndNothingOfItsCause() {
        Visitor visitor = Visitor.signedIn(console, "infra-engineer");
        HttpResponse<String> page = visitor.get("/broken", "Accept", "text/html");
        HttpResponse<String> swap =
                visitor.get("/broken", "HX-Request", "true", "HX-Request-Type", "partial");
        Response problem = Script.of("infra-engineer").get("/api/broken");

        assertThat(page.statusCode()).isEqualTo(500);
        assertThat(swap.statusCode()).isEqualTo(500);
        assertThat(problem.statusCode()).isEqualTo(500);
        assertThat(problem.contentType()).startsWith("application/problem+json");
        assertThat(problem.jsonPath().getString("trace")).isNotBlank();
        assertThat(problem.jsonPath().getString("title")).isEqualTo(BROKEN);
        assertThat(read(page).select("h1").eachText()).containsExactly(BROKEN);
        assertThat(read(page).select("[data-copy]")).isNotEmpty();
        assertThat(read(swap).select(".toast b").eachText()).containsExactly(BROKEN);
        // Nowhere at all, so in what was sent and not in what a reader makes of it.
        for (String sent : List.of(page.body(), swap.body(), problem.asString())) {
            assertThat(sent)
                    .doesNotContain(BrokenResource.SECRET, "Exception", "dev.tenantry", "\tat ");
        }
    }

    private static Document read(HttpResponse<String> answer) {
        return Jsoup.parse(answer.body(), answer.uri().toString());
    }

    @Test
    void whatAnotherSiteSentIsWrittenDown() {
        Visitor visitor = Visitor.signedIn(console, "data-engineer");
        String path = "/settings";
        long before = audited(path, "nobody", "REFUSED");
        HttpResponse<String> answer =
                visitor.post(path, Map.of("theme", "dark"), "Sec-Fetch-Site", "cross-site");
        assertThat(answer.statusCode()).isEqualTo(403);
        Eventually.holds(() -> audited(path, "nobody", "REFUSED") == before + 1);
        assertThat(audited(path, "nobody", "REFUSED")).isEqualTo(before + 1);
    }

    @Test
    void aRefusedLookAndARefusedActOfAScriptAreWrittenDown() {
        Script.of("data-engineer").get("/api/forgotten");
        assertThat(audited("/api/forgotten", DANA, "REFUSED")).isPositive();

        Script.of("data-engineer")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(Map.of("intent", Map.of("kind", "drop-everything")))
                .post("/api/v1/proposals")
                .then()
                .statusCode(422);
        assertThat(audited("/api/v1/proposals", DANA, "REFUSED")).isPositive();
    }

    @Test
    void anActOfAScriptIsWrittenDown() {
        String id = Script.submitted("data-engineer", "fennwick");
        String withdrawal = "/api/v1/proposals/" + id + "/withdrawal";
        Script.of("data-engineer").body(Map.of()).post(withdrawal).then().statusCode(200);
        Script.of("data-engineer").body(Map.of()).post(withdrawal).then().statusCode(403);
        assertThat(audited(withdrawal, DANA, "DONE")).isEqualTo(1);
        assertThat(audited(withdrawal, DANA, "REFUSED")).isEqualTo(1);
        assertThat(audited("/api/v1/proposals", DANA, "DONE")).isPositive();
    }

    private long audited(String object, String actor, String outcome) {
        String query =
                "select actor from tenantry.audit where object = ? and actor = ? and outcome = ?";
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(query)) {
            select.setString(1, object);
            select.setString(2, actor);
            select.setString(3, outcome);
            List<String> rows = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    rows.add(row.getString(1));
                }
            }
            return rows.size();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
