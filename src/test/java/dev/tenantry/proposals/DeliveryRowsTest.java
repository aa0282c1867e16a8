package dev.tenantry.proposals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.manifest.Manifest;
import dev.tenantry.manifest.ManifestFile;
import dev.tenantry.testing.Postgres;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Argo CD, Config Connector and Google say of one change, on a real PostgreSQL. */
class DeliveryRowsTest {

    private static final String MERGE = "a".repeat(40);
    private static final String LATER = "b".repeat(40);
    private static final String EARLIER = "c".repeat(40);
    private static final String PATH = "tenants/acme-retail/infra/access/grants/g.yaml";

    private final DataSource database = Postgres.migrated();
    private final DeliveryRows rows = new DeliveryRows(database);

    private static final Manifest GRANT =
            ManifestFile.read(
                            PATH,
                            """
                            apiVersion: iam.cnrm.cloud.google.com/v1beta1
                            kind: IAMPolicyMember
                            metadata: {name: g, namespace: t-acme-retail}
                            spec:
                              resourceRef: {kind: Project, external: projects/acme-retail-ml-prod}
                              role: roles/bigquery.dataViewer
                              member: user:jane@acme.example
                              condition: {title: t, expression: request.time < x}
                            """
                                    .getBytes(StandardCharsets.UTF_8))
                    .manifests()
                    .getFirst();

    private void run(String sql) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void commit(String commit, int generation) {
        run(
                """
                insert into read_model.estate_commit values ('%s', %d, '{}', 'n', 'e', now(), 'n',
                  'e', now(), 's', '{}')"""
                        .formatted(commit, generation));
    }

    private void application(String name, String path, String sync, String revision, String phase) {
        run(
                """
                insert into read_model.argo_application (namespace, name, uid, project, path,
                  target_revision, destination_namespace, sync_status, sync_revision, health,
                  operation_phase, operation_message, conditions, resource_version, as_of)
                values ('argocd', '%1$s', '%1$s', 'tenants', '%2$s', 'main', 't', '%3$s', '%4$s',
                  'Healthy', '%5$s', 'one object was refused', '{}', 1, now())"""
                        .formatted(name, path, sync, revision, phase));
    }

    private void object(String ready, String reason, int generation, int observed) {
        run(
                """
                insert into read_model.config_connector_object (kind, namespace, name, api_group,
                  uid, ready, reason, message, generation, observed_generation, deleting,
                  created_at, resource_version, as_of)
                values ('IAMPolicyMember', 't-acme-retail', 'g', 'iam', 'u', %s, '%s',
                  'Error 403', %d, %d, false, now(), 1, now())"""
                        .formatted(ready, reason, generation, observed));
    }

    private void project(String observed) {
        run(
                """
                insert into read_model.google_project (project, observed_at)
                values ('acme-retail-ml-prod', %s)"""
                        .formatted(observed));
    }

    private void binding(String expression) {
        run(
                """
                insert into read_model.allow_policy_binding (project, role, member,
                  condition_expression, observed_at)
                values ('acme-retail-ml-prod', 'roles/bigquery.dataViewer',
                  'user:jane@acme.example', '%s', now())"""
                        .formatted(expression));
    }

    @Test
    void whereNoApplicationAppliesItNothingIsMissing() {
        application("other", "tenants/acme-bank/infra", "OutOfSync", "", "Running");
        assertThat(rows.notApplied(PATH, MERGE)).isEmpty();
    }

    @Test
    void theNearestApplicationCounts() {
        application("all", "tenants", "OutOfSync", "", "Running");
        application("infra", "tenants/acme-retail/infra", "Synced", MERGE, "Succeeded");
        assertThat(rows.notApplied(PATH, MERGE)).isEmpty();
    }

    @Test
    void aLaterCommitHasTheMergeAndAnEarlierHasNot() {
        commit(EARLIER, 1);
        commit(MERGE, 2);
        commit(LATER, 3);
        application("infra", "tenants/acme-retail/infra", "Synced", LATER, "Succeeded");
        assertThat(rows.notApplied(PATH, MERGE)).isEmpty();
        run("update read_model.argo_application set sync_revision = '" + EARLIER + "'");
        assertThat(rows.notApplied(PATH, MERGE))
                .contains("Argo CD has not seen the merge in infra yet.");
    }

    @ParameterizedTest
    @CsvSource({
        "OutOfSync, Succeeded, Argo CD is applying infra.",
        "Synced, Running, Argo CD is applying infra.",
        "OutOfSync, Failed, Argo CD could not apply infra: one object was refused",
        "Synced, Error, Argo CD could not apply infra: one object was refused"
    })
    void whatArgoCdIsAtIsSaid(String sync, String phase, String sentence) {
        application("infra", "tenants/acme-retail/infra", sync, MERGE, phase);
        assertThat(rows.notApplied(PATH, MERGE)).contains(sentence);
    }

    @Test
    void anObjectIsReadyWhenItsNewestStateIs() {
        assertThat(rows.notReady(GRANT))
                .contains("Config Connector has not seen IAMPolicyMember g yet.");
        object("true", "UpToDate", 2, 1);
        assertThat(rows.notReady(GRANT)).isPresent();
        run("update read_model.config_connector_object set observed_generation = 2");
        assertThat(rows.notReady(GRANT)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "UpdateFailed, UpdateFailed",
        "DependencyNotFound, waits for an object that does not exist",
        "DependencyNotReady, waits for an object that is not ready",
        "'', not looked at yet"
    })
    void whyAnObjectIsNotReadyIsSaid(String reason, String words) {
        object("false", reason, 1, 1);
        assertThat(rows.notReady(GRANT))
                .contains("Config Connector says of IAMPolicyMember g: " + words + ", Error 403");
    }

    @Test
    void aRemovedObjectIsAwayWhenConfigConnectorForgotIt() {
        object("true", "UpToDate", 1, 1);
        assertThat(rows.notGone(GRANT)).contains("Config Connector still has IAMPolicyMember g.");
        run("delete from read_model.config_connector_object");
        assertThat(rows.notGone(GRANT)).isEmpty();
    }

    @Test
    void aGrantIsBoundWhenTheAllowPolicyHasItWithItsCondition() {
        project("now()");
        assertThat(rows.notBound(GRANT))
                .contains("The allow policy at Google does not have IAMPolicyMember g yet.");
        binding("another condition");
        assertThat(rows.notBound(GRANT)).isPresent();
        binding("request.time < x");
        assertThat(rows.notBound(GRANT)).isEmpty();
        assertThat(rows.stillBound(GRANT))
                .contains("The allow policy at Google still has IAMPolicyMember g.");
    }

    @Test
    void aProjectThatIsNotReadKeepsNobodyWaiting() {
        assertThat(rows.notBound(GRANT)).isEmpty();
        project("null");
        assertThat(rows.notBound(GRANT)).isEmpty();
        assertThat(rows.stillBound(GRANT)).isEmpty();
    }
}
