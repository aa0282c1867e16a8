package dev.tenantry.sandbox.actuator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantry.sandbox.SandboxSettings;
import dev.tenantry.sandbox.google.GoogleCloud;
import dev.tenantry.sandbox.kubernetes.Cluster;
import dev.tenantry.sandbox.kubernetes.Kind;
import dev.tenantry.sandbox.world.EstateHistory;
import dev.tenantry.sandbox.world.World;
import dev.tenantry.testing.Eventually;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ActuatorTest {

    private static final Kind GRANT =
            Kind.of("iam.cnrm.cloud.google.com/v1beta1", "IAMPolicyMember");
    private static final String PATH = "tenants/birchway/infra/access/grants/20261122-new.yaml";

    @TempDir Path folder;
    private final World world = World.at(Instant.parse("2026-11-22T09:00:00Z"));
    private Cluster cluster;
    private GoogleCloud google;
    private Repository estate;
    private Actuator actuator;

    @BeforeEach
    void start() throws Exception {
        EstateHistory.writeInto(folder.resolve("estate.git"), world);
        estate =
                new FileRepositoryBuilder()
                        .setBare()
                        .setGitDir(folder.resolve("estate.git").toFile())
                        .build();
        cluster = new Cluster(folder.resolve("cluster"), Clock.systemUTC());
        google =
                GoogleCloud.start(
                        new SandboxSettings(folder, false, "", Duration.ofMillis(300), 12, 0),
                        world);
        actuator =
                Actuator.start(
                        folder.resolve("estate.git"),
                        world.platform().repositoryUrl(),
                        folder.resolve("actuator"),
                        cluster,
                        google.policies(),
                        Duration.ofMillis(300),
                        Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        actuator.close();
        estate.close();
        google.close();
        cluster.close();
    }

    @Test
    void whatIsInGitAtTheStartIsLive() {
        assertThat(cluster.all(GRANT, g -> true)).hasSizeGreaterThan(100);
        assertThat(cluster.all(GRANT, g -> !reason(g).equals("UpToDate"))).isEmpty();
        assertThat(cluster.all(Kind.CRON_WORKFLOW, c -> true)).hasSize(6);
        assertThat(cluster.all(Kind.APPLICATION, app("infra-birchway")))
                .singleElement()
                .satisfies(
                        a -> {
                            assertThat(a.at("/status/sync/status").asText()).isEqualTo("Synced");
                            assertThat(a.at("/status/health/status").asText()).isEqualTo("Healthy");
                            assertThat(a.at("/status/sync/revision").asText()).hasSize(40);
                        });
        assertThat(cluster.all(Kind.NAMESPACE, n -> true)).hasSizeGreaterThanOrEqualTo(12);
    }

    @Test
    void aMergedGrantIsGivenAndARemovedOneTaken() throws Exception {
        String resource = "projects/" + world.tenant("birchway").orElseThrow().project();
        String commit = commit(PATH, grant("roles/bigquery.jobUser"));
        Eventually.holds(() -> reason("grant-new").equals("UpToDate"));
        assertThat(google.policies().of(resource).toString()).contains("new.person@acme.example");
        Eventually.holds(() -> health().equals("Healthy"));
        JsonNode app = cluster.all(Kind.APPLICATION, app("infra-birchway")).getFirst();
        assertThat(app.at("/status/sync/revision").asText()).isEqualTo(commit);
        assertThat(app.at("/status/operationState/phase").asText()).isEqualTo("Succeeded");
        assertThat(app.at("/status/history").size()).isEqualTo(2);
        assertThat(app.at("/status/resources"))
                .filteredOn(object -> object.path("name").asText().equals("grant-new"))
                .singleElement()
                .satisfies(
                        object -> {
                            assertThat(object.path("kind").asText()).isEqualTo("IAMPolicyMember");
                            assertThat(object.path("status").asText()).isEqualTo("Synced");
                        });

        commit(PATH, "");
        Eventually.holds(() -> reason("grant-new").isEmpty());
        assertThat(
                        cluster.all(Kind.APPLICATION, app("infra-birchway"))
                                .getFirst()
                                .at("/status/resources"))
                .noneMatch(object -> object.path("name").asText().equals("grant-new"));
        assertThat(google.policies().of(resource).toString())
                .doesNotContain("new.person@acme.example");
    }

    @Test
    void aGrantThatGoogleRefusesSaysWhy() throws Exception {
        commit(PATH, grant("roles/bigquery.dataViewr"));
        Eventually.holds(() -> reason("grant-new").equals("UpdateFailed"));
        assertThat(cluster.all(GRANT, g -> reason(g).equals("UpdateFailed")))
                .singleElement()
                .extracting(g -> g.at("/status/conditions/0/message").asText())
                .asString()
                .contains("Error 400: Role roles/bigquery.dataViewr is not supported");
        Eventually.holds(() -> health().equals("Degraded"));
    }

    @Test
    void aGrantToAnAccountThatIsNotThereWaitsUntilItIs() throws Exception {
        String toAnAccount =
                grant("roles/bigquery.jobUser")
                        .replaceAll(
                                "member: .*",
                                "memberFrom: {serviceAccountRef: {name: later-jobs}}");
        commit(PATH, toAnAccount);
        Eventually.holds(() -> reason("grant-new").equals("DependencyNotFound"));
        Eventually.holds(() -> health().equals("Degraded"));
        assertThat(cluster.get(GRANT, "t-birchway", "grant-new").orElseThrow().toString())
                .contains("reference IAMServiceAccount t-birchway/later-jobs is not found");

        commit(
                "tenants/birchway/infra/identities/later-jobs.yaml",
                object("iam", "IAMServiceAccount", "later-jobs", "displayName: Later"));
        Eventually.holds(() -> reason("grant-new").equals("UpToDate"));
        Eventually.holds(() -> health().equals("Healthy"));
    }

    @Test
    void aGrantOnWhatIsNotReadyWaitsToo() throws Exception {
        commit(
                "tenants/birchway/infra/second.yaml",
                object("resourcemanager", "Project", "second", "folderRef: {name: nowhere}"));
        String onIt =
                grant("roles/bigquery.jobUser")
                        .replaceAll(
                                "resourceRef: .*",
                                "resourceRef: {apiVersion: resourcemanager.cnrm.cloud.google.com/v1beta1,"
                                        + " kind: Project, name: second}");
        commit(PATH, onIt);
        Eventually.holds(() -> reason("grant-new").equals("DependencyNotReady"));
    }

    private static String object(String group, String kind, String name, String spec) {
        return """
               apiVersion: %s.cnrm.cloud.google.com/v1beta1
               kind: %s
               metadata: {name: %s, namespace: t-birchway}
               spec: {%s}
               """
                .formatted(group, kind, name, spec);
    }

    private static String grant(String role) {
        return """
               apiVersion: iam.cnrm.cloud.google.com/v1beta1
               kind: IAMPolicyMember
               metadata:
                 name: grant-new
                 namespace: t-birchway
               spec:
                 resourceRef: {kind: Project, external: projects/${project}}
                 member: user:new.person@acme.example
                 role: ${role}
               """
                .replace(
                        "${project}",
                        World.at(Instant.EPOCH).tenant("birchway").orElseThrow().project())
                .replace("${role}", role);
    }

    private String health() {
        return cluster.all(Kind.APPLICATION, app("infra-birchway"))
                .getFirst()
                .at("/status/health/status")
                .asText();
    }

    private String reason(String name) {
        return cluster.get(GRANT, "t-birchway", name).map(ActuatorTest::reason).orElse("");
    }

    private static String reason(JsonNode object) {
        return object.at("/status/conditions/0/reason").asText();
    }

    private static Predicate<JsonNode> app(String name) {
        return app -> app.at("/metadata/name").asText().equals(name);
    }

    private String commit(String path, String text) throws Exception {
        return MergedFile.commit(estate, path, text);
    }
}
