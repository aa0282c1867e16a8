package dev.tenantry.sandbox.actuator;

import dev.tenantry.sandbox.Part;
import dev.tenantry.sandbox.SandboxSettings;
import dev.tenantry.sandbox.google.AllowPolicies;
import dev.tenantry.sandbox.kubernetes.Cluster;
import dev.tenantry.sandbox.kubernetes.ClusterApi;
import dev.tenantry.sandbox.workflows.WorkflowController;
import dev.tenantry.sandbox.world.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/**
 * The cluster with everything that lives in it: its API, its workflows, Argo CD, Config Connector.
 */
public final class LivePlatform implements Part {

    private final Cluster cluster;
    private final WorkflowController workflows;
    private final Actuator actuator;
    private final ClusterApi api;

    private LivePlatform(
            Cluster cluster, WorkflowController workflows, Actuator actuator, ClusterApi api) {
        this.cluster = cluster;
        this.workflows = workflows;
        this.actuator = actuator;
        this.api = api;
    }

    /**
     * Starts it; the API answers when everything that is in the estate is live.
     *
     * @param estate the bare estate repository
     * @param policies Google's allow policies, where grants end up
     */
    public static LivePlatform start(
            SandboxSettings settings,
            World world,
            Path estate,
            AllowPolicies policies,
            Clock clock) {
        Cluster cluster = new Cluster(settings.folder("kubernetes"), clock);
        WorkflowController workflows =
                WorkflowController.start(cluster, world, settings.runs(), clock);
        Actuator actuator =
                Actuator.start(
                        estate,
                        world.platform().repositoryUrl(),
                        settings.folder("actuator"),
                        cluster,
                        policies,
                        settings.pace(),
                        clock);
        try {
            ClusterApi api = new ClusterApi(cluster, settings.port(ClusterApi.PORT));
            return new LivePlatform(cluster, workflows, actuator, api);
        } catch (IOException e) {
            throw new UncheckedIOException("The sandbox's cluster found no port", e);
        }
    }

    @Override
    public Map<String, String> addresses() {
        return api.addresses();
    }

    @Override
    public void close() {
        actuator.close();
        workflows.close();
        api.close();
        cluster.close();
    }
}
