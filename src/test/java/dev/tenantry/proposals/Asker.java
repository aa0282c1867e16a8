package dev.tenantry.proposals;

import static io.restassured.RestAssured.given;

import dev.tenantry.testing.PackagedConsole;
import dev.tenantry.testing.Script;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.Objects;

/**
 * A data engineer with a script, who asks a packaged application for the same access again and
 * again.
 *
 * @param addresses where the sandbox is
 */
record Asker(PackagedConsole console, Map<String, String> addresses) {

    private static final Map<String, Object> INTENT =
            Map.of(
                    "intent",
                    Map.of(
                            "kind", "request-grant",
                            "tenant", "fennwick",
                            "principal", "user:data-engineer@acme.example",
                            "resource", "dataset/features_daily",
                            "role", "roles/bigquery.dataViewer",
                            "duration", "PT24H",
                            "reason", "To see that nothing happens twice."));

    private RequestSpecification api() {
        String token =
                Script.token("data-engineer", key -> Objects.requireNonNull(addresses.get(key)));
        return given().baseUri(console.url()).auth().oauth2(token).contentType(ContentType.JSON);
    }

    /** Is the application there, and would it take the request? */
    boolean maySubmit() {
        try {
            return api().body(INTENT)
                    .post("/api/v1/proposals?dryRun=true")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath()
                    .getBoolean("maySubmit");
        } catch (Exception | AssertionError notYet) {
            return false;
        }
    }

    /** Answers the id of the proposal. */
    String submit(String key) {
        return api().header("Idempotency-Key", key)
                .body(INTENT)
                .post("/api/v1/proposals")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    JsonPath proposal(String id) {
        return api().get("/api/v1/proposals/" + id).then().statusCode(200).extract().jsonPath();
    }

    void withdraw(String id) {
        api().body(Map.of("reason", "It was only a try."))
                .post("/api/v1/proposals/" + id + "/withdrawal")
                .then()
                .statusCode(200);
    }
}
