package dev.tenantry.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.tenantry.testing.Eventually;
import dev.tenantry.testing.SandboxResource;
import dev.tenantry.testing.Script;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Prometheus and Kubernetes ask. */
@QuarkusTest
@WithTestResource(SandboxResource.class)
@SuppressWarnings("NullAway.Init")
class ObservabilityTest {

    @Inject MeterRegistry registry;
    @Inject DataSource database;

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
    void whatWaitsForGitHubIsMeasured() {
        assertThat(metric("tenantry_outbox_depth")).isPresent();
        String id = Script.submitted("data-engineer", "fennwick");
        measured(
                "tenantry.outbox.depth",
                "select count(*) from tenantry.proposal_outbox",
                """
                insert into tenantry.proposal_outbox (proposal, step, due_at)
                values ('%s', 'of a test', now() + interval '1 day')
                """
                        .formatted(id));
    }

    @Test
    void whatGitHubStillAllowsIsMeasured() {
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
        assertThat(metric("tenantry_proposals{stage=\"" + stage + "\"}")).isPresent();
        String id = Script.submitted("data-engineer", "fennwick");
        measured(
                "tenantry.proposals",
                "select count(*) from tenantry.proposal where stage = upper('%s')".formatted(stage),
                """
                insert into tenantry.proposal
                select twin.* from tenantry.proposal p,
                  jsonb_populate_record(p, jsonb_build_object('id', 'twin', 'branch', 'twin',
                    'idempotency_key', 'twin', 'pr_number', null, 'stage', upper('%s'))) twin
                where p.id = '%s'
                """
                        .formatted(stage, id),
                "stage",
                stage);
    }

    @Test
    void findingsAreCounted() {
        assertThat(metric("tenantry_findings")).isPresent();
        measured(
                "tenantry.findings",
                "select count(*) from read_model.finding",
                """
                insert into read_model.finding
                values ('a', 'a test', 'GIT', 'a', 1, null, 'It is odd.', 'Look at it.')
                """);
    }

    /**
     * Writes a row in a transaction that nobody else sees and that is undone: what is measured
     * within it is how many rows there are, and one more than before.
     */
    private void measured(String name, String count, String row, String... tags) {
        QuarkusTransaction.requiringNew()
                .run(
                        () -> {
                            execute("set transaction isolation level repeatable read");
                            double before = registry.get(name).tags(tags).gauge().value();
                            execute(row);
                            assertThat(registry.get(name).tags(tags).gauge().value())
                                    .isEqualTo(before + 1)
                                    .isEqualTo((double) Query.of(count).number(database));
                            QuarkusTransaction.setRollbackOnly();
                        });
    }

    private void execute(String sql) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
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
    void itIsReadyOnlyWithItsDatabase() {
        given().get(management("/q/health/ready"))
                .then()
                .body("checks.name", hasItem("Database connections health check"));
    }

    @Test
    void tracingIsOffUntilSomebodyWantsIt() {
        assertThat(ConfigProvider.getConfig().getValue("quarkus.otel.sdk.disabled", Boolean.class))
                .isTrue();
    }
}
