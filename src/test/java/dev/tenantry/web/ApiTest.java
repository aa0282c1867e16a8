package dev.tenantry.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import dev.tenantry.testing.Eventually;
import dev.tenantry.testing.SandboxResource;
import dev.tenantry.testing.Script;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every path and verb of the API, in the running application and in its description. */
@QuarkusTest
@WithTestResource(SandboxResource.class)
class ApiTest {

    private static final String PROBLEM = "application/problem+json";

    private static Map<String, Object> intent(String resource, String duration) {
        return intent("user:data-engineer@acme.example", resource, duration);
    }

    private static Map<String, Object> intent(String principal, String resource, String duration) {
        Map<String, Object> fields = new HashMap<>();
        fields.put("kind", "request-grant");
        fields.put("tenant", "glassmoor");
        fields.put("principal", principal);
        fields.put("resource", resource);
        fields.put("role", "roles/bigquery.dataViewer");
        fields.put("duration", duration);
        fields.put("reason", "Compare planned and run timetables");
        return Map.of("intent", fields);
    }

    private static void theTenantIsThere() {
        Eventually.holds(
                () -> Script.of("reviewer").get("/api/v1/tenants/ilexa").statusCode() == 200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tenants",
                "grants",
                "runs",
                "costs",
                "drift",
                "proposals",
                "findings",
                "status"
            })
    void aListIsDescribedAndReadByKeyWithATokenOnly(String list) {
        String path = "/api/v1/" + list;
        JsonPath described = described(path, "get");
        assertThat(described.getString("summary")).isNotBlank();
        assertThat(described.getList("parameters.name")).contains("limit", "cursor");
        assertThat(described.getList("security")).isNotEmpty();
        assertThat(described.getMap("responses")).containsKeys("200", "400", "401", "403");

        refused(given().get(path), 401);
        refused(Script.of("data-engineer").get(path + "?limit=many"), 400);
        refused(Script.of("data-engineer").get(path + "?cursor=made-up"), 400);

        Eventually.holds(() -> size(path + "?limit=200") >= atLeast(list));
        Script.of("data-engineer")
                .get(path + "?limit=5000")
                .then()
                .statusCode(200)
                .body("$", hasKey("next"));
        JsonPath first = Script.of("data-engineer").get(path + "?limit=1").jsonPath();
        assertThat(first.getList("items")).hasSizeLessThanOrEqualTo(1);
        if (atLeast(list) > 1) {
            Script.of("data-engineer")
                    .get(path + "?limit=1&cursor=" + first.getString("next"))
                    .then()
                    .statusCode(200)
                    .body("items", hasSize(1))
                    .body("items[0]", not(equalTo(first.get("items[0]"))));
        }
    }

    /** How many rows the sandbox has for sure. */
    private static int atLeast(String list) {
        return switch (list) {
            case "proposals", "findings" -> 0;
            default -> 2;
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/tenants/{tenant}", "/api/v1/proposals/{id}"})
    void oneThingIsDescribedAndNotThereForWhoMayNotKnowIt(String template) {
        JsonPath described = described(template, "get");
        assertThat(described.getList("security")).isNotEmpty();
        assertThat(described.getMap("responses")).containsKeys("200", "401", "403", "404");
        String missing = template.replaceAll("\\{.*}", "nobody-knows-it");
        refused(given().get(missing), 401);
        refused(Script.of("data-engineer").get(missing), 404);
        theTenantIsThere();
        refused(Script.of("data-engineer").get("/api/v1/tenants/ilexa"), 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"approval", "refusal", "merge", "withdrawal"})
    void anActIsDescribedAndRefusedInAProblem(String act) {
        JsonPath described = described("/api/v1/proposals/{id}/" + act, "post");
        assertThat(described.getString("summary")).isNotBlank();
        assertThat(described.getList("security")).isNotEmpty();
        assertThat(described.getMap("responses"))
                .containsKeys("200", "401", "403", "404", "409", "422", "503");
        String path = "/api/v1/proposals/0000000000000000/" + act;
        refused(given().contentType("application/json").body("{}").post(path), 401);
        refused(Script.of("reviewer").body(Map.of()).post(path), 404);
    }

    @Test
    void submittingIsDescribed() {
        JsonPath described = described("/api/v1/proposals", "post");
        assertThat(described.getList("parameters.name")).contains("dryRun", "Idempotency-Key");
        assertThat(described.getMap("responses"))
                .containsKeys("200", "201", "400", "401", "403", "409", "422");
        refused(given().contentType("application/json").body("{}").post("/api/v1/proposals"), 401);
    }

    @Test
    void aDryRunShowsWhatTheSameKeyThenSubmitsOnce() {
        theTenantIsThere();
        String key = UUID.randomUUID().toString();
        Map<String, Object> wanted = intent("dataset/timetables", "PT24H");
        String id = post("?dryRun=true", key, wanted).statusCode(200).extract().path("id");
        refused(Script.of("data-engineer").get("/api/v1/proposals/" + id), 404);

        for (int times = 0; times < 2; times++) {
            post("", key, wanted)
                    .statusCode(201)
                    .body("id", equalTo(id))
                    .body("files[0].path", notNullValue())
                    .body("stage", notNullValue());
        }
        post("", key, intent("dataset/timetables", "PT25H")).statusCode(409).contentType(PROBLEM);
        Script.of("data-engineer")
                .get("/api/v1/proposals?show=mine&tenant=glassmoor")
                .then()
                .body("items.id", hasItem(id));
        Script.of("data-engineer")
                .body(Map.of("reason", "Only a test"))
                .post("/api/v1/proposals/" + id + "/withdrawal")
                .then()
                .statusCode(200)
                .body("stage", is("withdrawn"));
    }

    @Test
    void aRefusalNamesItsRuleAndWhatIsAllowed() {
        theTenantIsThere();
        Map<String, Object> foreign =
                intent("user:somebody@elsewhere.example", "dataset/timetables", "PT24H");
        String detail =
                post("", UUID.randomUUID().toString(), foreign)
                        .statusCode(422)
                        .contentType(PROBLEM)
                        .body("rule", equalTo("known-organisations"))
                        .body("status", equalTo(422))
                        .body("trace", notNullValue())
                        .extract()
                        .path("detail");
        assertThat(detail).contains("acme.example");
        post("?dryRun=true", "", foreign)
                .statusCode(200)
                .body("maySubmit", is(false))
                .body(
                        "verdicts.find { it.rule == 'known-organisations' }.outcome",
                        equalTo("REFUSED"));
    }

    private static ValidatableResponse post(String query, String key, Map<String, Object> body) {
        var request = Script.of("data-engineer").body(body);
        return (key.isEmpty() ? request : request.header("Idempotency-Key", key))
                .post("/api/v1/proposals" + query)
                .then();
    }

    private static void refused(Response answer, int status) {
        answer.then()
                .statusCode(status)
                .contentType(PROBLEM)
                .body("status", equalTo(status))
                .body("title", notNullValue())
                .body("detail", notNullValue());
    }

    private static int size(String path) {
        List<Object> items = Script.of("data-engineer").get(path).jsonPath().getList("items");
        return items.size();
    }

    private static JsonPath described(String path, String verb) {
        JsonPath description =
                given().queryParam("format", "json")
                        .get("/q/openapi")
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath();
        Map<String, Object> operation = description.getMap("paths.'" + path + "'." + verb);
        assertThat(operation).as(verb + " " + path).isNotNull();
        return description.setRootPath("paths.'" + path + "'." + verb + ".");
    }
}
