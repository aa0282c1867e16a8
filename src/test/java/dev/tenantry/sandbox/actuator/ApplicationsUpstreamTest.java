package dev.tenantry.sandbox.actuator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantry.sandbox.kubernetes.Cluster;
import dev.tenantry.sandbox.kubernetes.Kind;
import dev.tenantry.testing.UpstreamSchemas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** An Application of the sandbox is one that a cluster with Argo CD's own CRD would take. */
@ResourceLock(UpstreamSchemas.LOCK)
class ApplicationsUpstreamTest {

    private static final String COMMIT = "1234567890123456789012345678901234567890";

    @TempDir Path folder;

    @Test
    void everyStateOfAnApplicationIsTakenUpstream() throws IOException, InterruptedException {
        Path files = Files.createDirectories(folder.resolve("applications"));
        try (Cluster cluster = new Cluster(folder.resolve("cluster"), Clock.systemUTC())) {
            ArgoCd argo =
                    new ArgoCd(cluster, "https://github.com/acme-data/estate", Clock.systemUTC());
            App app = App.of("tenants/birchway/infra/a.yaml").orElseThrow();
            argo.settle(app, COMMIT, List.of(), Instant.parse("2026-11-22T09:00:00Z"));
            written(cluster, files, "settled");
            argo.outOfSync(app, COMMIT, List.of(), List.of());
            written(cluster, files, "out-of-sync");
            argo.running(app, COMMIT);
            written(cluster, files, "running");
            argo.synced(app, COMMIT, List.of(), List.of());
            argo.health(app, false);
            written(cluster, files, "synced");
        }
        UpstreamSchemas.accept(files, 4);
    }

    /** JSON is YAML. */
    private static void written(Cluster cluster, Path files, String name) throws IOException {
        JsonNode object = cluster.all(Kind.APPLICATION, any -> true).getFirst();
        Files.writeString(files.resolve(name + ".yaml"), object.toString());
    }
}
