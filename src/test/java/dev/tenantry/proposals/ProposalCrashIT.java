package dev.tenantry.proposals;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.proposals.KillingProxy.Moment;
import dev.tenantry.testing.Eventually;
import dev.tenantry.testing.PackagedConsole;
import dev.tenantry.testing.SandboxGitHub;
import dev.tenantry.testing.SandboxResource;
import dev.tenantry.testing.Script;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Kills the packaged application with SIGKILL at every request that it writes to GitHub with, on
 * either side of the request; after a restart there is exactly one branch, one commit and one pull
 * request.
 */
class ProposalCrashIT {

    private final Map<String, String> addresses = new TreeMap<>(new SandboxResource().start());
    private final PackagedConsole console = new PackagedConsole(Path.of("target/crash-test.log"));

    @AfterEach
    void nothingIsLeftRunning() {
        console.close();
    }

    private String address(String key) {
        return Objects.requireNonNull(addresses.get(key), key);
    }

    private Process start(KillingProxy proxy) throws IOException {
        Map<String, String> settings = new TreeMap<>(addresses);
        settings.put("tenantry.github.api-url", proxy.url() + "/api/v3");
        settings.put("tenantry.proposals.lease", "PT3S");
        Process process = console.start(settings);
        Eventually.holds(this::isThere);
        return process;
    }

    private boolean isThere() {
        try {
            return preview().getBoolean("maySubmit");
        } catch (Exception | AssertionError notYet) {
            return false;
        }
    }

    private RequestSpecification dana() {
        String token = Script.token("data-engineer", this::address);
        return given().baseUri(console.url()).auth().oauth2(token).contentType(ContentType.JSON);
    }

    private static Map<String, Object> intent() {
        return Map.of(
                "intent",
                Map.of(
                        "kind", "request-grant",
                        "tenant", "fennwick",
                        "principal", "user:data-engineer@acme.example",
                        "resource", "dataset/features_daily",
                        "role", "roles/bigquery.dataViewer",
                        "duration", "PT24H",
                        "reason", "To see that nothing happens twice."));
    }

    private JsonPath preview() {
        return dana().body(intent())
                .post("/api/v1/proposals?dryRun=true")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private String submit(String key) {
        return dana().header("Idempotency-Key", key)
                .body(intent())
                .post("/api/v1/proposals")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private JsonPath proposal(String id) {
        return dana().get("/api/v1/proposals/" + id).then().statusCode(200).extract().jsonPath();
    }

    @Test
    void killedAnywhereItStillMakesOneBranchOneCommitAndOnePullRequest()
            throws IOException, InterruptedException {
        String api = address("tenantry.github.api-url");
        SandboxGitHub gitHub = new SandboxGitHub(api, address("tenantry.github.repository"));
        int deaths = 0;
        try (KillingProxy proxy = new KillingProxy(root(api))) {
            Process application = start(proxy);
            for (Moment moment : Moment.values()) {
                boolean died = true;
                for (int n = 1; died; n++) {
                    CountDownLatch killed = proxy.kill(application, n, moment);
                    String key = UUID.randomUUID().toString();
                    Optional<String> answered = tryToSubmit(key);
                    died = answered.isEmpty() || dies(killed, answered.get(), gitHub);
                    proxy.spare();
                    if (died) {
                        deaths++;
                        application.waitFor();
                        application = start(proxy);
                    }
                    String id = submit(key);
                    assertThat(answered.orElse(id)).isEqualTo(id);
                    isWhole(id, gitHub);
                }
            }
        }
        assertThat(deaths).as("how often it was killed").isGreaterThanOrEqualTo(6);
    }

    /** Empty when the application died before it answered; the same key asks again. */
    private Optional<String> tryToSubmit(String key) {
        try {
            return Optional.of(submit(key));
        } catch (Exception died) {
            return Optional.empty();
        }
    }

    /** Waits until the application is killed, or has done everything without being killed. */
    private boolean dies(CountDownLatch killed, String id, SandboxGitHub gitHub)
            throws InterruptedException {
        while (!killed.await(200, TimeUnit.MILLISECONDS)) {
            if (isLabelled(id, gitHub)) {
                return killed.await(200, TimeUnit.MILLISECONDS);
            }
        }
        return true;
    }

    private boolean isLabelled(String id, SandboxGitHub gitHub) {
        try {
            Integer number = proposal(id).get("number");
            return number != null && gitHub.labels(number).contains("tenantry");
        } catch (Exception | AssertionError dead) {
            return false;
        }
    }

    private void isWhole(String id, SandboxGitHub gitHub) {
        Eventually.holds(() -> isLabelled(id, gitHub));
        JsonPath proposal = proposal(id);
        String branch = proposal.getString("branch");
        int number = proposal.getInt("number");
        assertThat(gitHub.branches(id)).as("branches of %s", id).hasSize(1);
        assertThat(gitHub.commits(branch)).as("commits of %s", id).hasSize(1);
        assertThat(gitHub.pullRequests(branch)).as("pulls of %s", id).containsExactly(number);
    }

    private static String root(String api) {
        URI uri = URI.create(api);
        return uri.getScheme() + "://" + uri.getAuthority();
    }
}
