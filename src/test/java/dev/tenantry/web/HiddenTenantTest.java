package dev.tenantry.web;

import static dev.tenantry.web.Answers.api;
import static dev.tenantry.web.Answers.page;
import static dev.tenantry.web.Answers.said;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.testing.Eventually;
import dev.tenantry.testing.SandboxResource;
import dev.tenantry.testing.Script;
import dev.tenantry.testing.Visitor;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A tenant that only its own group may know, {@code ilexa}, and one that there never was: a person
 * of another group cannot tell which is which.
 */
@QuarkusTest
@WithTestResource(SandboxResource.class)
@SuppressWarnings("NullAway.Init")
class HiddenTenantTest {

    private static final String HIDDEN = "ilexa";
    private static final String NEVER = "nolex";

    /** Where nobody sees anything of the hidden tenant: it has neither drift nor findings. */
    private static final Pattern EMPTY = Pattern.compile("/?(drift|findings|status).*");

    /** Where everything stands in one answer, whatever else runs and is asked for. */
    private static final Pattern WHOLE =
            Pattern.compile(
                    "/(tenants|access|runs|costs)\\.csv.*|/access/request|/?(tenants|costs)|grants");

    @TestHTTPResource URI console;

    @BeforeEach
    void itIsThereForWhoMayKnowIt() {
        Eventually.holds(
                () -> Script.of("reviewer").get("/api/v1/tenants/" + HIDDEN).statusCode() == 200);
        Eventually.holds(() -> rows("grants?tenant=" + HIDDEN) > 0);
        if (rows("proposals?tenant=" + HIDDEN) == 0) {
            Script.submitted("infra-engineer", HIDDEN);
        }
    }

    private static int rows(String list) {
        return Script.of("reviewer").get("/api/v1/" + list).jsonPath().getList("items").size();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/tenants/{t}",
                "/tenants/{t}?view=code",
                "/tenants/{t}/access",
                "/tenants/{t}/access.csv",
                "/tenants/{t}/costs",
                "/tenants/{t}/costs.csv",
                "/tenants/{t}/runs",
                "/tenants/{t}/runs.csv",
                "/tenants/{t}/changes",
                "/tenants/{t}/changes.csv",
                "/tenants/{t}/drift",
                "/tenants/{t}/drift.csv",
                "/access/request?tenant={t}&preview=1",
                "/access?tenant={t}",
                "/access.csv?tenant={t}",
                "/runs?tenant={t}",
                "/runs.csv?tenant={t}",
                "/proposals?tenant={t}&show=all",
                "/proposals.csv?tenant={t}",
                "/tenants?q={t}",
                "/tenants.csv?q={t}",
                "/search?q={t}"
            })
    void noPageAndNoFileTellsThemApart(String path) {
        isATellingPage(path);
        Visitor visitor = Visitor.signedIn(console, "data-engineer");
        assertThat(page(visitor, path, HIDDEN)).isEqualTo(page(visitor, path, NEVER));
    }

    /** Who may know the tenant sees the difference, so that it could be seen. */
    private void isATellingPage(String path) {
        Visitor visitor = Visitor.signedIn(console, "infra-engineer");
        assertThat(page(visitor, path, HIDDEN))
                .as("%s of who may know it", path)
                .isNotEqualTo(page(visitor, path, NEVER));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/tenants/{t}",
                "/api/v1/tenants?q={t}",
                "/api/v1/costs?tenant={t}",
                "/api/v1/grants?tenant={t}",
                "/api/v1/runs?tenant={t}",
                "/api/v1/drift?tenant={t}",
                "/api/v1/findings?tenant={t}",
                "/api/v1/proposals?tenant={t}"
            })
    void noAnswerOfTheApiTellsThemApart(String path) {
        if (!EMPTY.matcher(path.replace("/api/v1", "")).matches()) {
            assertThat(api("infra-engineer", path, HIDDEN))
                    .as("%s of who may know it", path)
                    .isNotEqualTo(api("infra-engineer", path, NEVER));
        }
        assertThat(api(path, HIDDEN)).isEqualTo(api(path, NEVER));
    }

    @Test
    void nothingCanBeAskedOfItEither() {
        assertThat(asked("data-engineer", HIDDEN)).isEqualTo(asked("data-engineer", NEVER));
        assertThat(asked("infra-engineer", HIDDEN))
                .isNotEqualTo(asked("infra-engineer", NEVER))
                .contains("\"maySubmit\"");
    }

    private static String asked(String person, String tenant) {
        Response answer =
                Script.of(person)
                        .body(
                                Map.of(
                                        "intent",
                                        Map.of(
                                                "kind", "request-grant",
                                                "tenant", tenant,
                                                "principal", "user:" + person + "@acme.example",
                                                "resource", "dataset/outcomes",
                                                "role", "roles/bigquery.dataViewer",
                                                "duration", "PT24H",
                                                "reason", "Find out what is in there")))
                        .post("/api/v1/proposals?dryRun=true");
        return said(answer.statusCode(), Map.of(), answer.asString(), tenant);
    }

    @Test
    void itStandsInNoListAndInNoSearch() {
        Visitor visitor = Visitor.signedIn(console, "data-engineer");
        Visitor other = Visitor.signedIn(console, "infra-engineer");
        for (String path :
                List.of(
                        "/tenants",
                        "/tenants.csv",
                        "/access?state=all",
                        "/access.csv?state=all",
                        "/runs",
                        "/runs.csv",
                        "/costs",
                        "/costs.csv",
                        "/drift",
                        "/drift.csv",
                        "/status",
                        "/status.csv",
                        "/proposals",
                        "/access/request")) {
            shows(path, other.get(path).body());
            assertThat(visitor.get(path).body()).as(path).doesNotContainIgnoringCase(HIDDEN);
        }
        for (String list :
                List.of(
                        "tenants",
                        "grants",
                        "runs",
                        "costs",
                        "drift",
                        "findings",
                        "proposals",
                        "status")) {
            String address = "/api/v1/" + list + "?limit=200";
            shows(list, Script.of("infra-engineer").get(address).asString());
            assertThat(Script.of("data-engineer").get(address).asString())
                    .as(list)
                    .doesNotContainIgnoringCase(HIDDEN);
        }
    }

    private static void shows(String where, String text) {
        if (WHOLE.matcher(where).matches()) {
            assertThat(text).as(where).containsIgnoringCase(HIDDEN);
        }
    }
}
