package dev.tenantry.testing;

import dev.tenantry.sandbox.kubernetes.Cluster;
import dev.tenantry.sandbox.kubernetes.ClusterApi;
import dev.tenantry.sources.kubernetes.ClusterConnection;
import dev.tenantry.sources.kubernetes.KubernetesSettings;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** A cluster of the sandbox that answers on a port, and the real client that talks to it. */
public final class LiveCluster implements AutoCloseable {

    private final Cluster cluster;
    private final KubernetesClient client;
    private ClusterApi api;

    public LiveCluster(Path folder) throws IOException {
        cluster = new Cluster(folder, Clock.systemUTC());
        api = new ClusterApi(cluster, 0);
        Config config = ClusterConnection.of(settings(api.addresses()));
        client = new KubernetesClientBuilder().withConfig(config).build();
    }

    public Cluster objects() {
        return cluster;
    }

    public KubernetesClient client() {
        return client;
    }

    /** Nobody answers any more. */
    public void goAway() {
        api.close();
    }

    /** It answers again, on the same port. */
    public void comeBack() throws IOException {
        api =
                new ClusterApi(
                        cluster, URI.create(client.getConfiguration().getMasterUrl()).getPort());
    }

    @Override
    public void close() {
        client.close();
        api.close();
        cluster.close();
    }

    /** Settings that wait for nothing. */
    public static KubernetesSettings impatient(List<String> connectorKinds) {
        return settings(
                Map.of(
                        "tenantry.kubernetes.enabled", "true",
                        "tenantry.kubernetes.page-size", "100",
                        "tenantry.kubernetes.collect", "PT0.02S",
                        "tenantry.kubernetes.longest-wait", "PT0.5S",
                        "tenantry.kubernetes.config-connector-kinds",
                                String.join(",", connectorKinds)));
    }

    /** The settings as the application reads them. */
    public static KubernetesSettings settings(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .withMapping(KubernetesSettings.class)
                .withSources(new PropertiesConfigSource(values, "test", 1))
                .build()
                .getConfigMapping(KubernetesSettings.class);
    }
}
