package dev.tenantry.journeys;

import dev.tenantry.testing.NeedsChromium;
import dev.tenantry.testing.SandboxResource;
import dev.tenantry.testing.Visitor;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pages of what goes on: runs, costs, drift, and how fresh all of it is. */
@QuarkusTest
@NeedsChromium
@WithTestResource(SandboxResource.class)
class OperationsPagesTest extends EveryPage {

    @Test
    void infraEngineersReadWhatGoesOn() {
        Visitor visitor = visitor("infra-engineer");
        List<String> paths =
                new ArrayList<>(
                        List.of(
                                "/tenants/birchway/costs",
                                "/tenants/birchway/budget",
                                "/tenants/birchway/runs",
                                "/tenants/birchway/drift",
                                "/runs",
                                "/runs?q=no-such-run",
                                "/costs",
                                "/costs?by=service&range=12m",
                                "/costs?range=month",
                                "/drift",
                                "/status"));
        Stream.of("/runs?phase=failed", "/runs?phase=running", "/runs?phase=succeeded")
                .map(list -> link(visitor, list, "tbody th a"))
                .forEach(paths::add);
        String failed = link(visitor, "/runs?phase=failed", "tbody th a");
        paths.addAll(List.of(failed + "/graph", failed + "?view=code"));
        walk("infra-engineer", paths);
    }
}
