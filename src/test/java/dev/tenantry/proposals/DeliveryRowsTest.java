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
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Argo CD, Config Connector and Google say of one change, on a real PostgreSQL. */
class DeliveryRowsTest {

    private static final String MERGE = "a".repeat(40);
    private static final String LATER = "b".repeat(40);
    private static final String EARLIER = "c".repeat(40);
    private static final String FOLDER = "tenants/acme-retail/infra";
    private static final String PATH = FOLDER + "/access/grants/g.yaml";
    private static final String KEY = "iam.cnrm.cloud.google.com|IAMPolicyMember|t-acme-retail|g";
    private static final String OTHER = "iam.cnrm.cloud.google.com|IAMPolicyMember|t-acme-retail|o";
    private static final Instant MERGED = Instant.now().minusSeconds(60);

    private final DataSource database = Postgres.migrated();
    private final DeliveryRows rows = new DeliveryRows(database);
    private final LiveRows live = new LiveRows(database, Clock.systemUTC());

    private static final Manifest GRANT =
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

    private static final Manifest UNWATCHED =
            object(
                    """
                    apiVersion: core.cnrm.cloud.google.com/v1beta1
                    kind: ConfigConnectorContext
                    metadata: {name: c, namespace: t-acme-retail}
                    """);

    private static Manifest object(String text) {
        return ManifestFile.read(PATH, text.getBytes(StandardCharsets.UTF_8))
                .manifests()
                .getFirst();
    }

    private static Touched there(Manifest object) {
        return touched(object, How.ADDED, Instant.MAX);
    }

    private static Touched gone(Manifest object) {
        return touched(object, How.GONE, Instant.MAX);
    }

    private static Touched touched(Manifest object, How how, Instant settled) {
        return new Touched(MERGE, MERGED, PATH, Optional.of(object), how, settled);
    }

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

    private void listed(String ago) {
        run(
                """
                insert into read_model.watched_kind
                values ('iam.cnrm.cloud.google.com', 'IAMPolicyMember', now() - interval '%s')"""
                        .formatted(ago));
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
                  'user:Jane@Acme.example', '%s', now())"""
                        .formatted(expression));
    }

    private Sighting applied(Touched touched) {
        return rows.applied(List.of(touched)).getFirst().sighting();
    }

    private Sighting live(Touched touched) {
        return live.live(List.of(touched), List.of("t-acme-retail")).getFirst();
    }

    private static void isSeen(Sighting sighting, String sentence) {
        assertThat(sighting.sentence()).isEqualTo(sentence);
        assertThat(sighting.sight()).isEqualTo(Sight.SEEN);
        assertThat(sighting.at()).isPresent();
    }

    private static void isMissing(Sighting sighting, String sentence) {
        assertThat(sighting).isEqualTo(Sighting.missing(sentence));
    }

    private static void isUnknown(Sighting sighting, String sentence) {
        assertThat(sighting).isEqualTo(Sighting.unknown(sentence));
    }

    @Test
    void whereNoApplicationAppliesItNobodyKnows() {
        application("other", "tenants/acme-bank/infra", "OutOfSync", "", "Running");
        isUnknown(
                applied(there(GRANT)),
                "No Argo CD Application applies " + PATH + ", so nobody sees here whether it is.");
    }

    @Test
    void anEmptiedReadModelIsNoObservation() {
        isMissing(applied(there(GRANT)), "What Argo CD has applied was not read yet.");
        isMissing(applied(gone(GRANT)), "What Argo CD has applied was not read yet.");
        isMissing(live(there(GRANT)), "What Config Connector has was not read yet.");
        isMissing(live(gone(GRANT)), "What Config Connector has was not read yet.");
        isMissing(live(there(UNWATCHED)), "What Config Connector has was not read yet.");
    }

    @Test
    void theNearestApplicationCounts() {
        application("all", "tenants", "OutOfSync", "", "Running");
        application("infra", FOLDER, "Synced", MERGE, "Succeeded");
        isSeen(
                applied(there(GRANT)),
                "Argo CD's infra has IAMPolicyMember g as of commit aaaaaaa.");
        assertThat(applied(there(GRANT)).revision()).contains(MERGE);
    }

    @Test
    void anApplicationOfTheWholeRepositoryCountsToo() {
        application("root", "", "Synced", MERGE, "Succeeded");
        assertThat(applied(there(GRANT)).sight()).isEqualTo(Sight.SEEN);
        Touched atTheRoot =
                new Touched(
                        MERGE, MERGED, "README.md", Optional.empty(), How.CHANGED, Instant.MAX);
        isSeen(applied(atTheRoot), "Argo CD's root has README.md as of commit aaaaaaa.");
    }

    @Test
    void aLaterCommitHasTheMergeAndAnEarlierHasNot() {
        commit(EARLIER, 1);
        commit(MERGE, 2);
        commit(LATER, 3);
        application("infra", FOLDER, "Synced", LATER, "Succeeded");
        assertThat(applied(there(GRANT)).sight()).isEqualTo(Sight.SEEN);
        run("update read_model.argo_application set revisions = '{" + EARLIER + "}'");
        isMissing(applied(there(GRANT)), "Argo CD has not seen the merge in infra yet.");
    }

    @ParameterizedTest
    @CsvSource({
        "OutOfSync, Succeeded, Argo CD is applying infra.",
        "OutOfSync, Running, Argo CD is applying infra.",
        "Unknown, Succeeded, Argo CD cannot compare infra with Git now.",
        "OutOfSync, Failed, Argo CD could not apply infra: one object was refused",
        "OutOfSync, Error, Argo CD could not apply infra: one object was refused"
    })
    void whatArgoCdIsAtIsSaid(String sync, String phase, String sentence) {
        application("infra", FOLDER, sync, MERGE, phase);
        isMissing(applied(there(GRANT)), sentence);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Succeeded", "Running", "Failed"})
    void anotherObjectThatIsOutOfSyncKeepsNobodyWaiting(String phase) {
        application("infra", FOLDER, "OutOfSync", MERGE, phase);
        run(
                "update read_model.argo_application set synced = '{%s}', unsynced = '{%s}'"
                        .formatted(KEY, OTHER));
        assertThat(applied(there(GRANT)).sight()).isEqualTo(Sight.SEEN);
    }

    @Test
    void anObjectThatIsOutOfSyncIsNotAppliedAlthoughOthersAre() {
        application("infra", FOLDER, "OutOfSync", MERGE, "Succeeded");
        run("update read_model.argo_application set synced = '{%s}'".formatted(OTHER));
        isMissing(applied(there(GRANT)), "Argo CD is applying infra.");
    }

    @Test
    void ofSeveralSourcesTheOneThatHoldsTheFileCounts() {
        commit(EARLIER, 1);
        commit(MERGE, 2);
        application("both", FOLDER, "Synced", MERGE, "Succeeded");
        run(
                """
                update read_model.argo_application
                set paths = '{charts/base,%s}', revisions = '{%s,%s}'"""
                        .formatted(FOLDER, MERGE, EARLIER));
        isMissing(applied(there(GRANT)), "Argo CD has not seen the merge in both yet.");
        run("update read_model.argo_application set revisions = '{%s,%s}'".formatted(EARLIER, MERGE));
        assertThat(applied(there(GRANT)).sight()).isEqualTo(Sight.SEEN);
    }

    @Test
    void anObjectThatArgoCdDoesNotListIsSeenByNobody() {
        application("infra", FOLDER, "Synced", MERGE, "Succeeded");
        isUnknown(
                applied(there(UNWATCHED)),
                "Argo CD does not list ConfigConnectorContext c among what infra applies, so nobody"
                        + " sees here whether it is.");
    }

    @Test
    void aRemovedObjectIsAppliedWhenArgoCdListsItNoMore() {
        application("infra", FOLDER, "OutOfSync", MERGE, "Succeeded");
        isMissing(applied(gone(GRANT)), "Argo CD still has IAMPolicyMember g in infra.");
        run("update read_model.argo_application set unsynced = '{}'");
        isSeen(
                applied(gone(GRANT)),
                "Argo CD's infra no longer has IAMPolicyMember g as of commit aaaaaaa.");
    }

    @Test
    void anObjectWithoutANamespaceIsWhereItsApplicationPutsIt() {
        application("infra", FOLDER, "Synced", MERGE, "Succeeded");
        Manifest bare =
                object(
                        """
                        apiVersion: iam.cnrm.cloud.google.com/v1beta1
                        kind: IAMPolicyMember
                        metadata: {name: g}
                        """);
        DeliveryRows.Applied applied = rows.applied(List.of(there(bare))).getFirst();
        assertThat(applied.sighting().sight()).isEqualTo(Sight.SEEN);
        assertThat(applied.namespace()).isEqualTo("t-acme-retail");
    }

    @Test
    void anObjectIsReadyWhenItsNewestStateIs() {
        listed("1 second");
        isMissing(live(there(GRANT)), "Config Connector has not seen IAMPolicyMember g yet.");
        object("true", "UpToDate", 2, 1);
        assertThat(live(there(GRANT)).sight()).isEqualTo(Sight.MISSING);
        run("update read_model.config_connector_object set observed_generation = 2");
        isSeen(live(there(GRANT)), "Config Connector has IAMPolicyMember g as it is in Git.");
    }

    @Test
    void whatWasToldOfAChangedObjectBeforeTheMergeIsNoObservationUntilAllIsTold() {
        listed("1 second");
        object("true", "UpToDate", 1, 1);
        assertThat(live(touched(GRANT, How.CHANGED, Instant.MAX)).sight()).isEqualTo(Sight.SEEN);
        run("update read_model.config_connector_object set as_of = now() - interval '1 hour'");
        isMissing(
                live(touched(GRANT, How.CHANGED, Instant.MAX)),
                "Config Connector was not seen at IAMPolicyMember g since the merge.");
        assertThat(live(touched(GRANT, How.CHANGED, MERGED)).sight()).isEqualTo(Sight.SEEN);
    }

    @ParameterizedTest
    @CsvSource({
        "UpdateFailed, UpdateFailed",
        "DependencyNotFound, waits for an object that does not exist",
        "DependencyNotReady, waits for an object that is not ready",
        "'', not looked at yet"
    })
    void whyAnObjectIsNotReadyIsSaid(String reason, String words) {
        listed("1 second");
        object("false", reason, 1, 1);
        isMissing(
                live(there(GRANT)),
                "Config Connector says of IAMPolicyMember g: " + words + ", Error 403");
    }

    @Test
    void aRemovedObjectIsAwayWhenConfigConnectorForgotIt() {
        listed("1 second");
        object("true", "UpToDate", 1, 1);
        isMissing(live(gone(GRANT)), "Config Connector still has IAMPolicyMember g.");
        run("delete from read_model.config_connector_object");
        isSeen(live(gone(GRANT)), "Config Connector no longer has IAMPolicyMember g.");
    }

    @Test
    void aKindThatNobodyWatchesIsSaidOnceTheOthersAreRead() {
        listed("1 minute");
        isMissing(live(there(UNWATCHED)), "What Config Connector has was not read yet.");
        run("update read_model.watched_kind set listed_at = now() - interval '11 minutes'");
        isUnknown(
                live(there(UNWATCHED)),
                "ConfigConnectorContext c is not watched, so nobody sees here whether it is live.");
        isUnknown(
                live(gone(UNWATCHED)),
                "ConfigConnectorContext c is not watched, so nobody sees here whether it is live.");
    }

    @Test
    void aGrantIsBoundWhenTheAllowPolicyHasItWithItsCondition() {
        listed("1 second");
        object("true", "UpToDate", 1, 1);
        project("now()");
        isMissing(
                live(there(GRANT)),
                "The allow policy at Google does not have IAMPolicyMember g yet.");
        binding("another condition");
        assertThat(live(there(GRANT)).sight()).isEqualTo(Sight.MISSING);
        binding("request.time < x");
        isSeen(
                live(there(GRANT)),
                "Config Connector and the allow policy at Google have IAMPolicyMember g as it is in"
                        + " Git.");
    }

    @Test
    void aRevokedGrantIsAwayWhenTheAllowPolicyWasReadAfterTheMerge() {
        listed("1 second");
        project("now() - interval '1 hour'");
        isMissing(live(gone(GRANT)), "The allow policy at Google was not read since the merge.");
        binding("request.time < x");
        isMissing(live(gone(GRANT)), "The allow policy at Google still has IAMPolicyMember g.");
        run("delete from read_model.allow_policy_binding");
        run("update read_model.google_project set observed_at = now()");
        assertThat(live(gone(GRANT)).sight()).isEqualTo(Sight.SEEN);
    }

    @Test
    void aProjectThatIsNotReadKeepsNobodyWaiting() {
        listed("1 second");
        object("true", "UpToDate", 1, 1);
        isSeen(live(there(GRANT)), "Config Connector has IAMPolicyMember g as it is in Git.");
        project("null");
        isSeen(live(there(GRANT)), "Config Connector has IAMPolicyMember g as it is in Git.");
    }

    @Test
    void thousandsAreAskedForAtOnceAndKeepTheirOrder() {
        application("infra", FOLDER, "Synced", MERGE, "Succeeded");
        List<Touched> many = new ArrayList<>(Collections.nCopies(3_000, there(UNWATCHED)));
        many.set(1_234, there(GRANT));
        List<DeliveryRows.Applied> applied = rows.applied(many);
        assertThat(applied).hasSize(3_000);
        assertThat(applied.get(1_234).sighting().sight()).isEqualTo(Sight.SEEN);
        assertThat(applied.get(1_233).sighting().sight()).isEqualTo(Sight.UNKNOWN);
    }

    @Test
    void aProposalGoesOnWithoutWhatNobodyWatchesAndNeverWithNothingSeen() {
        Sighting seen =
                new Sighting(
                        Sight.SEEN, "There.", Optional.empty(), Optional.of(Instant.EPOCH));
        Sighting unknown = Sighting.unknown("Not watched.");
        Sighting missing = Sighting.missing("Not yet.");
        assertThat(Sighting.obstacle(List.of(unknown, seen))).isEmpty();
        assertThat(Sighting.obstacle(List.of(seen, unknown, missing))).contains("Not yet.");
        assertThat(Sighting.obstacle(List.of(unknown))).contains("Not watched.");
        assertThat(Sighting.obstacle(List.of())).isPresent();
    }
}
