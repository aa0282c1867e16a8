package dev.tenantry.proposals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import dev.tenantry.manifest.Estates;
import dev.tenantry.testing.Eventually;
import dev.tenantry.testing.SandboxResource;
import dev.tenantry.testing.Script;
import dev.tenantry.testing.Visitor;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Proposals over HTTP: scripts with a token, people with a browser. */
@QuarkusTest
@WithTestResource(SandboxResource.class)
@SuppressWarnings("NullAway.Init")
class ProposalsApiTest {

    private static final String TENANT = "fennwick";

    @TestHTTPResource URI console;
    @Inject Estates estates;
    @Inject Following following;
    @Inject DataSource database;

    private static RequestSpecification as(String person) {
        return Script.of(person);
    }

    private static String fresh() {
        return Script.freshPath(TENANT);
    }

    private static String submitted() {
        return Script.submitted("data-engineer", TENANT);
    }

    private static Response submit(String key, String path) {
        return Script.submit("data-engineer", key, Script.addFile(TENANT, path));
    }

    @BeforeEach
    void theEstateIsThere() {
        Eventually.holds(() -> !estates.newest().commit().isEmpty());
    }

    @Test
    void aDryRunSaysWhatWouldHappenAndDoesNothing() {
        String path = fresh();
        String id =
                as("data-engineer")
                        .body(Script.addFile(TENANT, path))
                        .post("/api/v1/proposals?dryRun=true")
                        .then()
                        .statusCode(200)
                        .body("maySubmit", is(true))
                        .body("files[0].path", equalTo(path))
                        .body("verdicts.rule", hasItem("four-eyes"))
                        .body("approvers", not(equalTo("")))
                        .extract()
                        .path("id");
        as("data-engineer").get("/api/v1/proposals/" + id).then().statusCode(404);
    }

    @Test
    void theSameKeyIsTheSameProposal() {
        String key = UUID.randomUUID().toString();
        String path = fresh();
        String first = submit(key, path).then().statusCode(201).extract().path("id");
        String second = submit(key, path).then().statusCode(201).extract().path("id");
        assertThat(second).isEqualTo(first);
        submit(key, fresh()).then().statusCode(409);
        as("data-engineer")
                .get("/api/v1/proposals?show=mine")
                .then()
                .statusCode(200)
                .body("items.id.findAll { it == '" + first + "' }.size()", is(1));
    }

    @Test
    void withoutAKeyNothingIsSubmitted() {
        as("data-engineer")
                .body(Script.addFile(TENANT, fresh()))
                .post("/api/v1/proposals")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("title", equalTo("An Idempotency-Key is needed"));
    }

    @Test
    void anUnknownKindIsAProblemInASentence() {
        as("data-engineer")
                .header("Idempotency-Key", "x")
                .body(Map.of("intent", Map.of("kind", "drop-everything")))
                .post("/api/v1/proposals")
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("detail", containsString("must be one of"));
    }

    @Test
    void listsArePagedByKey() {
        for (int i = 0; i < 3; i++) {
            submitted();
        }
        Response first = as("data-engineer").get("/api/v1/proposals?limit=2");
        String cursor = first.then().body("items.size()", is(2)).extract().path("next");
        String last = first.path("items[1].id");
        as("data-engineer")
                .get("/api/v1/proposals?limit=2&cursor=" + cursor)
                .then()
                .statusCode(200)
                .body("items.id", not(hasItem(last)));
    }

    @Test
    void theRequesterMayNotApproveAndIsToldWhy() {
        String id = submitted();
        as("data-engineer")
                .body(Map.of("head", "1".repeat(40)))
                .post("/api/v1/proposals/" + id + "/approval")
                .then()
                .statusCode(403);
        as("reviewer")
                .body(Map.of())
                .post("/api/v1/proposals/" + id + "/withdrawal")
                .then()
                .statusCode(403)
                .body("detail", containsString("Only its requester and infra engineers"));
    }

    @Test
    void aPersonWithdrawsOnThePageWithoutScript() {
        String id = submitted();
        Visitor dana = Visitor.signedIn(console, "data-engineer");
        Document page = dana.page("/proposals/" + id);
        assertThat(page.selectFirst("h1")).isNotNull();
        assertThat(page.select("ol.steps > li")).hasSize(7);
        assertThat(page.select("table.diff tr.add")).isNotEmpty();
        HttpResponse<String> answer =
                dana.submit(page.expectFirst("form[action$=/withdrawal]"), Map.of());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.uri().getPath()).isEqualTo("/proposals/" + id);
        assertThat(Jsoup.parse(answer.body()).select("#proposal .note").text())
                .contains("Withdrawn by");
        assertThat(dana.page("/proposals?show=open").select("a[href$=" + id + "]")).isEmpty();
        assertThat(dana.page("/proposals?show=all").select("a[href$=" + id + "]")).isNotEmpty();
    }

    @Test
    void aReasonThatIsTooLongIsRefusedInASentence() {
        String id = submitted();
        String sentence = "A reason has at most 4,000 characters.";
        String much = "a".repeat(4_001);
        as("data-engineer")
                .body(Map.of("reason", much))
                .post("/api/v1/proposals/" + id + "/withdrawal")
                .then()
                .statusCode(422)
                .body("detail", equalTo(sentence));
        Visitor dana = Visitor.signedIn(console, "data-engineer");
        Document page = dana.page("/proposals/" + id);
        HttpResponse<String> answer =
                dana.submit(page.expectFirst("form[action$=/withdrawal]"), Map.of("reason", much));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(answer.body()).text()).contains(sentence);
    }

    @Test
    void whoMayNotDoItSeesTheReasonInsteadOfTheButton() {
        String id = submitted();
        Document page = Visitor.signedIn(console, "data-engineer").page("/proposals/" + id);
        assertThat(page.select("form[action$=/approval], form[action$=/refusal]")).isEmpty();
        assertThat(page.select("#review").text()).isNotBlank();
    }

    @Test
    void lookingAgainAtAPullRequestThatDidNotMoveWritesOnlyWhen() {
        String id = submitted();
        Eventually.holds(() -> row(id, "pr_number") != null);
        int number = Integer.parseInt(row(id, "pr_number"));
        Eventually.holds(
                () -> {
                    String before = row(id, BUT_WHEN);
                    look(number);
                    look(number);
                    return row(id, BUT_WHEN).equals(before);
                });
    }

    private void look(int number) {
        try {
            following.follow(number);
        } catch (ForgeTrouble e) {
            throw new IllegalStateException(e);
        }
    }

    /** All of a proposal but when it was looked at, and how often it was written. */
    private static final String BUT_WHEN = "(to_jsonb(proposal) - 'seen_at' - 'version')";

    private String row(String id, String column) {
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                "select "
                                        + column
                                        + "::text from tenantry.proposal where id = ?")) {
            select.setString(1, id);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getString(1) : "";
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
