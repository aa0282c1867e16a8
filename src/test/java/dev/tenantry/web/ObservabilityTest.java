package dev.tenantry.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import dev.tenantry.testing.Eventually;
import dev.tenantry.testing.SandboxResource;
import dev.tenantry.testing.Script;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Prometheus and Kubernetes ask. */
@QuarkusTest
@WithTestResource(SandboxResource.class)
class ObservabilityTest {

    private static String management(String path) {
        return "http://127.0.0.1:"
                + ConfigProvider.getConfig().getValue("quarkus.management.test-port", Integer.class)
                + path;
    }

    private static Optional<Double> metric(String name) {
        String all = given().get(management("/q/metrics")).asString();
        Matcher line = Pattern.compile("(?m)^" + Pattern.quote(name) + " (\\S+)$").matcher(all);
        return line.find() ? Optional.of(Double.valueOf(line.group(1))) : Optional.empty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GIT", "GOOGLE_CLOUD", "KUBERNETES", "BILLING"})
    void theAgeOfEachSourceIsMeasured(String source) {
        String name = "tenantry_index_age_seconds{source=\"" + source + "\"}";
        Eventually.holds(() -> metric(name).filter(age -> !age.isNaN()).isPresent());
        assertThat(metric(name).orElseThrow()).isGreaterThanOrEqualTo(0);
    }

    @Test
    void whatWaitsForGitHubAndWhatItStillAllowsIsMeasured() {
        assertThat(metric("tenantry_outbox_depth").orElseThrow()).isGreaterThanOrEqualTo(0);
        Eventually.holds(() -> metric("tenantry_github_rate_limit_remaining").orElseThrow() > 0);
        assertThat(metric("tenantry_github_rate_limit_remaining").orElseThrow())
                .isBetween(0.0, 15_000.0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "requested",
                "opened",
                "checked",
                "approved",
                "merged",
                "synced",
                "live",
                "withdrawn",
                "refused",
                "conflict"
            })
    void theProposalsOfEachStageAreCounted(String stage) {
        assertThat(metric("tenantry_proposals{stage=\"" + stage + "\"}").orElseThrow())
                .isGreaterThanOrEqualTo(0);
    }

    @Test
    void aProposalCountsAtItsStage() {
        String id = Script.submitted("data-engineer", "acme-retail");
        String counted = "tenantry_proposals{stage=\"checked\"}";
        Eventually.holds(() -> stage(id).equals("checked"));
        Eventually.holds(() -> metric(counted).orElseThrow() >= 1);
    }

    private static String stage(String id) {
        return Script.of("reviewer").get("/api/v1/proposals/" + id).path("stage");
    }

    @Test
    void findingsAreCounted() {
        assertThat(metric("tenantry_findings").orElseThrow()).isGreaterThanOrEqualTo(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"live", "ready", "started"})
    void kubernetesIsToldHowItIs(String probe) {
        given().get(management("/q/health/" + probe))
                .then()
                .statusCode(200)
                .body("status", equalTo("UP"));
    }

    @Test
    void itStaysOnTheAirWithoutItsDatabaseToSaySo() {
        given().get(management("/q/health/ready"))
                .then()
                .body("checks.name", not(hasItem("Database connections health check")));
    }

    @Test
    void tracingIsOffUntilSomebodyWantsIt() {
        assertThat(ConfigProvider.getConfig().getValue("quarkus.otel.sdk.disabled", Boolean.class))
                .isTrue();
    }
}
