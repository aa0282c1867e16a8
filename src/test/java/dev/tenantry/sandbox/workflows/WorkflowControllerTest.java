package dev.tenantry.sandbox.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantry.sandbox.kubernetes.Cluster;
import dev.tenantry.sandbox.kubernetes.Kind;
import dev.tenantry.sandbox.world.World;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkflowControllerTest {

    private static final Instant NOW = Instant.parse("2026-11-22T09:12:30Z");

    @TempDir Path folder;

    @Test
    void aNewClusterHasSixWeeksOfRunsAndSomeAreUnderWay() {
        try (Cluster cluster = new Cluster(folder, at(NOW));
                var controller = WorkflowController.start(cluster, World.at(NOW), 0, at(NOW))) {
            List<ObjectNode> runs = cluster.all(Kind.WORKFLOW, run -> true);
            assertThat(runs).hasSizeBetween(2_000, 6_000);
            assertThat(phases(runs)).contains("Succeeded", "Failed", "Running");
            assertThat(runs.stream().filter(r -> phase(r).equals("Running")).count())
                    .isGreaterThanOrEqualTo(3);
            assertThat(runs.toString())
                    .contains("OOMKilled")
                    .contains("Access Denied")
                    .contains("ImagePullBackOff")
                    .contains("deadline")
                    .contains("node shutdown")
                    .contains("data tests failed");
            assertThat(cluster.all(Kind.NODE, node -> true)).hasSize(10);
            controller.tick();
        }
    }

    @Test
    void runsMoveOnWithTime() {
        World world = World.at(NOW);
        Instant later = NOW.plus(Duration.ofMinutes(8));
        String name;
        try (Cluster cluster = new Cluster(folder, at(NOW));
                var controller = WorkflowController.start(cluster, world, 500, at(NOW))) {
            controller.tick();
            JsonNode run =
                    cluster
                            .all(Kind.WORKFLOW, r -> r.toString().contains("\"load-shipments-"))
                            .stream()
                            .filter(r -> phase(r).equals("Running"))
                            .findFirst()
                            .orElseThrow();
            name = run.at("/metadata/name").asText();
        }
        try (Cluster cluster = new Cluster(folder, at(later));
                var controller = WorkflowController.start(cluster, world, 500, at(later))) {
            controller.tick();
            JsonNode run = cluster.get(Kind.WORKFLOW, "t-birchway", name).orElseThrow();
            assertThat(run.at("/metadata/creationTimestamp").asText())
                    .isEqualTo("2026-11-22T09:09:30Z");
            assertThat(run.at("/status/progress").asText()).isNotEqualTo("0/1");
            assertThat(run.at("/status/nodes/" + name + "/type").asText()).isEqualTo("DAG");
        }
    }

    @Test
    void theSameWorldHasTheSameRuns() {
        StringWriter first = new StringWriter();
        StringWriter second = new StringWriter();
        RunStream.write(World.of(5, NOW, 40), 2_000, first);
        RunStream.write(World.of(5, NOW, 40), 2_000, second);
        assertThat(first.toString()).isEqualTo(second.toString());
        assertThat(first.toString().lines().count()).isBetween(1_900L, 6_000L);
        assertThat(first.toString().lines())
                .allSatisfy(
                        line -> assertThat(line.split("\t", -1)).hasSize(RunStream.COLUMNS.size()));
    }

    private static Set<String> phases(List<ObjectNode> runs) {
        Set<String> phases = new TreeSet<>();
        runs.forEach(run -> phases.add(phase(run)));
        return phases;
    }

    private static String phase(JsonNode run) {
        return run.at("/status/phase").asText();
    }

    private static Clock at(Instant now) {
        return Clock.fixed(now, ZoneOffset.UTC);
    }
}
