package dev.tenantry.runs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantry.cluster.LiveObjectsProjection;
import dev.tenantry.indexing.IndexRuns;
import dev.tenantry.indexing.Source;
import dev.tenantry.sandbox.kubernetes.Kind;
import dev.tenantry.sandbox.workflows.WorkflowController;
import dev.tenantry.sandbox.world.World;
import dev.tenantry.sources.kubernetes.ClusterFacts;
import dev.tenantry.sources.kubernetes.ClusterListener;
import dev.tenantry.sources.kubernetes.ClusterWatch;
import dev.tenantry.testing.LiveCluster;
import dev.tenantry.testing.Postgres;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the cluster's API over the real client to rows. */
class RunProjectionTest {

    private static final Instant NOW = Instant.parse("2026-11-22T09:12:30Z");

    @TempDir Path folder;
    private final DataSource database = Postgres.migrated();
    private final BlockingQueue<String> news = new LinkedBlockingQueue<>();
    private final IndexRuns runs =
            new IndexRuns(
                    database,
                    List.of(
                            new RunProjection(),
                            new TemplateProjection(),
                            new LiveObjectsProjection()),
                    moved -> news.add("moved"),
                    Clock.systemUTC());
    private LiveCluster cluster;
    private final List<ClusterWatch> watches = new ArrayList<>();

    @BeforeEach
    void start() throws Exception {
        cluster = new LiveCluster(folder);
    }

    @AfterEach
    void stop() {
        watches.forEach(ClusterWatch::close);
        cluster.close();
    }

    @Test
    void everyRunOfTheClusterBecomesARow() throws Exception {
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        try (var controller =
                WorkflowController.start(cluster.objects(), World.at(NOW), 300, clock)) {
            controller.tick();
            int there = cluster.objects().all(Kind.WORKFLOW, r -> true).size();
            follow();
            await("select count(*) = " + there + " from read_model.run");
            assertThat(column("select uid from read_model.run where phase = 'Failed'"))
                    .isNotEmpty();
            assertThat(
                            column(
                                    "select distinct regexp_replace(why, '^[a-z-]+', '')"
                                            + " from read_model.run where why is not null"))
                    .anyMatch(why -> why.contains("ran out of memory"))
                    .anyMatch(why -> why.contains("bigquery.tables.updateData denied"))
                    .anyMatch(why -> why.contains("waits for somebody to resume it"))
                    .anyMatch(why -> why.contains("image could not be pulled"))
                    .anyMatch(why -> why.contains("spot node was taken back"))
                    .anyMatch(why -> why.contains("3 of 214 data tests failed"));
            assertThat(one("select count(*) from read_model.cluster_node")).isEqualTo("10");
            String unread = "steps_packed or steps = '[]' or steps @> '[{\"phase\": \"Unknown\"}]'";
            assertThat(column("select uid from tenantry.run_detail where " + unread)).isEmpty();
        }
    }

    @Test
    void aRunThatArgoForgetsStaysAndSaysSo() throws Exception {
        cluster.objects().put(run("t-alder", "load-1", "Running"));
        cluster.objects().put(run("t-alder", "load-2", "Succeeded"));
        follow();
        await("select count(*) = 2 from read_model.run where forgotten_at is null");
        cluster.objects().delete(Kind.WORKFLOW, "t-alder", "load-2");
        await("select count(*) = 1 from read_model.run where forgotten_at is not null");
        assertThat(one("select name from read_model.run where forgotten_at is not null"))
                .isEqualTo("load-2");
        assertThat(one("select distinct tenant from read_model.run")).isEqualTo("alder");
    }

    @Test
    void whatWasDeletedWhileNobodyLookedIsForgottenToo() throws Exception {
        cluster.objects().put(run("t-alder", "load-1", "Succeeded"));
        follow();
        await("select count(*) = 1 from read_model.run");
        watches.getLast().close();
        cluster.objects().delete(Kind.WORKFLOW, "t-alder", "load-1");
        cluster.objects().put(run("t-alder", "load-2", "Succeeded"));
        follow();
        await("select count(*) = 2 from read_model.run");
        await("select count(*) = 1 from read_model.run where forgotten_at is not null");
    }

    @Test
    void aClusterThatIsAwayLeavesTheRowsAndAReason() throws Exception {
        cluster.objects().put(run("t-alder", "load-1", "Running"));
        follow();
        await("select count(*) = 1 from read_model.run");
        cluster.goAway();
        await(
                "select trouble = 'The cluster does not answer.' from read_model.source_state"
                        + " where source = 'KUBERNETES'");
        assertThat(one("select count(*) from read_model.run")).isEqualTo("1");
        cluster.objects().put(run("t-alder", "load-1", "Succeeded"));
        cluster.comeBack();
        await("select count(*) = 1 from read_model.run where phase = 'Succeeded'");
        await("select trouble is null from read_model.source_state where source = 'KUBERNETES'");
    }

    @Test
    void runsOfEachMonthHaveAPartOfTheirOwn() throws Exception {
        cluster.objects().put(run("t-alder", "load-1", "Succeeded", "2026-10-31T23:59:59Z"));
        cluster.objects().put(run("t-alder", "load-2", "Succeeded", "2026-11-01T00:00:00Z"));
        follow();
        await("select count(*) = 2 from read_model.run");
        for (String table : List.of("run", "run_detail")) {
            assertThat(
                            column(
                                    "select relkind from pg_class where oid = 'tenantry.%s'::regclass"
                                            .formatted(table)))
                    .containsExactly("p");
            assertThat(
                            column(
                                    """
                                    select part.relname || ' ' || count(*) from tenantry.%s r
                                    join pg_class part on part.oid = r.tableoid
                                    group by part.relname order by 1
                                    """
                                            .formatted(table)))
                    .containsExactly(table + "_2026_10 1", table + "_2026_11 1");
        }
    }

    @Test
    void whatConfigConnectorSaysIsARow() throws Exception {
        ObjectNode grant = cluster.objects().json().createObjectNode();
        grant.put("apiVersion", "iam.cnrm.cloud.google.com/v1beta1");
        grant.put("kind", "IAMPolicyMember");
        grant.putObject("metadata").put("name", "grant-1").put("namespace", "t-alder");
        grant.putObject("spec").put("role", "roles/bigquery.dataViewer");
        cluster.objects().put(grant);
        follow();
        await("select count(*) = 1 from read_model.config_connector_object where ready is null");
        ObjectNode status = grant.putObject("status").put("observedGeneration", 1);
        status.putArray("conditions")
                .addObject()
                .put("type", "Ready")
                .put("status", "False")
                .put("reason", "UpdateFailed")
                .put("message", "googleapi: Error 400: Role is not supported");
        cluster.objects().put(grant);
        await(
                "select count(*) = 1 from read_model.config_connector_object where not ready and"
                        + " reason = 'UpdateFailed' and observed_generation = generation");
        cluster.objects()
                .delete(
                        Kind.of("iam.cnrm.cloud.google.com/v1beta1", "IAMPolicyMember"),
                        "t-alder",
                        "grant-1");
        await("select count(*) = 0 from read_model.config_connector_object");
    }

    private void follow() {
        watches.add(
                ClusterWatch.start(
                        cluster.client(),
                        LiveCluster.impatient(List.of("iam/IAMPolicyMember")),
                        Clock.systemUTC(),
                        new ClusterListener() {
                            @Override
                            public void facts(ClusterFacts facts) {
                                runs.index(Source.KUBERNETES, "1", facts);
                            }

                            @Override
                            public void quiet() {}

                            @Override
                            public void away(String sentence) {
                                runs.failed(Source.KUBERNETES, sentence);
                                news.add("away");
                            }
                        }));
    }

    private ObjectNode run(String namespace, String name, String phase, String created) {
        ObjectNode run = run(namespace, name, phase);
        run.withObjectProperty("metadata").put("creationTimestamp", created);
        return run;
    }

    private ObjectNode run(String namespace, String name, String phase) {
        ObjectNode run = cluster.objects().json().createObjectNode();
        run.put("apiVersion", "argoproj.io/v1alpha1").put("kind", "Workflow");
        run.putObject("metadata").put("name", name).put("namespace", namespace);
        run.putObject("spec").putObject("workflowTemplateRef").put("name", "load");
        run.putObject("status").put("phase", phase).put("startedAt", NOW.toString());
        return run;
    }

    /** Asks again after each piece of news until the answer is yes. */
    private void await(String question) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!"t".equals(one(question))) {
            assertThat(System.nanoTime()).as(question).isLessThan(end);
            news.poll(500, TimeUnit.MILLISECONDS);
        }
    }

    private String one(String query) throws SQLException {
        List<String> rows = column(query);
        return rows.isEmpty() ? "" : String.valueOf(rows.getFirst());
    }

    private List<String> column(String query) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }
}
