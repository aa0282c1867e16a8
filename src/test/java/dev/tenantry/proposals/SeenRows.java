package dev.tenantry.proposals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.manifest.Manifest;
import dev.tenantry.manifest.ManifestFile;
import dev.tenantry.proposals.Sighting.Sight;
import dev.tenantry.proposals.Touched.How;
import dev.tenantry.testing.Postgres;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;

/** What the cluster and Google Cloud told, written straight into the rows of a real PostgreSQL. */
class SeenRows {

    static final String MERGE = "a".repeat(40);
    static final String LATER = "b".repeat(40);
    static final String EARLIER = "c".repeat(40);
    static final String FOLDER = "tenants/acme-retail/infra";
    static final String PATH = FOLDER + "/access/grants/g.yaml";
    static final String KEY = "iam.cnrm.cloud.google.com|IAMPolicyMember|t-acme-retail|g";
    static final String OTHER = "iam.cnrm.cloud.google.com|IAMPolicyMember|t-acme-retail|o";
    static final Instant MERGED = Instant.parse("2026-01-05T10:00:00Z");

    final DataSource database = Postgres.migrated();

    static final Manifest GRANT =
            object(
                    """
                    apiVersion: iam.cnrm.cloud.google.com/v1beta1
                    kind: IAMPolicyMember
                    metadata: {name: g, namespace: t-acme-retail}
                    spec:
                      resourceRef: {kind: Project, external: projects/acme-retail-ml-prod}
                      role: roles/bigquery.dataViewer
                      member: user:jane@acme.example
                      condition: {title: t, expression: request.time < x}
                    """);

    static final Manifest UNWATCHED =
            object(
                    """
                    apiVersion: core.cnrm.cloud.google.com/v1beta1
                    kind: ConfigConnectorContext
                    metadata: {name: c, namespace: t-acme-retail}
                    """);

    static Manifest object(String text) {
        return ManifestFile.read(PATH, text.getBytes(StandardCharsets.UTF_8))
                .manifests()
                .getFirst();
    }

    static Touched there(Manifest object) {
        return touched(object, How.ADDED, Instant.MAX);
    }

    static Touched gone(Manifest object) {
        return touched(object, How.GONE, Instant.MAX);
    }

    static Touched touched(Manifest object, How how, Instant settled) {
        return new Touched(MERGE, MERGED, PATH, Optional.of(object), how, settled);
    }

    void run(String sql) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void commit(String commit, int generation) {
        run(
                """
                insert into read_model.estate_commit values ('%s', %d, '{}', 'n', 'e', now(), 'n',
                  'e', now(), 's', '{}')"""
                        .formatted(commit, generation));
    }

    void application(String name, String path, String sync, String revision, String phase) {
        run(
                """
                insert into read_model.argo_application (namespace, name, uid, project, path,
                  target_revision, destination_namespace, sync_status, sync_revision, health,
                  operation_phase, operation_message, conditions, resource_version, as_of, paths,
                  revisions, synced, unsynced)
                values ('argocd', '%1$s', '%1$s', 'tenants', '%2$s', 'main', 't-acme-retail',
                  '%3$s', '%4$s', 'Healthy', '%5$s', 'one object was refused', '{}', 1, now(),
                  '{"%2$s"}', '{"%4$s"}', '%6$s', '%7$s')"""
                        .formatted(
                                name,
                                path,
                                sync,
                                revision,
                                phase,
                                sync.equals("Synced") ? "{" + KEY + "}" : "{}",
                                sync.equals("Synced") ? "{}" : "{" + KEY + "}"));
    }

    void object(String ready, String reason, int generation, int observed) {
        run(
                """
                insert into read_model.config_connector_object (kind, namespace, name, api_group,
                  uid, ready, reason, message, generation, observed_generation, deleting,
                  created_at, resource_version, as_of)
                values ('IAMPolicyMember', 't-acme-retail', 'g', 'iam', 'u', %s, '%s',
                  'Error 403', %d, %d, false, now(), 1, now())"""
                        .formatted(ready, reason, generation, observed));
    }

    void listed(String ago) {
        run(
                """
                insert into read_model.watched_kind
                values ('iam.cnrm.cloud.google.com', 'IAMPolicyMember', now() - interval '%s')"""
                        .formatted(ago));
    }

    void project(String observed) {
        run(
                """
                insert into read_model.google_project (project, observed_at)
                values ('acme-retail-ml-prod', %s)"""
                        .formatted(observed));
    }

    void binding(String expression) {
        run(
                """
                insert into read_model.allow_policy_binding (project, role, member,
                  condition_expression, observed_at)
                values ('acme-retail-ml-prod', 'roles/bigquery.dataViewer',
                  'user:Jane@Acme.example', '%s', now())"""
                        .formatted(expression));
    }

    static void isSeen(Sighting sighting, String sentence) {
        assertThat(sighting.sentence()).isEqualTo(sentence);
        assertThat(sighting.sight()).isEqualTo(Sight.SEEN);
        assertThat(sighting.at()).isPresent();
    }

    static void isMissing(Sighting sighting, String sentence) {
        assertThat(sighting).isEqualTo(Sighting.missing(sentence));
    }

    static void isUnknown(Sighting sighting, String sentence) {
        assertThat(sighting).isEqualTo(Sighting.unknown(sentence));
    }
}
