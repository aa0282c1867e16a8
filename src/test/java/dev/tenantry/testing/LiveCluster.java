package dev.tenantry.testing;

import dev.tenantry.sandbox.kubernetes.Cluster;
import dev.tenantry.sandbox.kubernetes.ClusterApi;
import dev.tenantry.sources.kubernetes.KubernetesSettings;
import dev.tenantry.sources.kubernetes.PlainWatches;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** A cluster of the sandbox that answers on a port, and the real client that talks to it. */
public final class LiveCluster implements AutoCloseable {

    private final Cluster cluster;
    private final KubernetesClient client;
    private ClusterApi api;

    public LiveCluster(Path folder) throws IOException {
        cluster = new Cluster(folder, Clock.systemUTC());
        api = new ClusterApi(cluster, 0);
        String url = api.addresses().get("quarkus.kubernetes-client.api-server-url");
        Config config =
                new ConfigBuilder(Config.empty())
                        .withMasterUrl(url)
                        .withRequestRetryBackoffLimit(0)
                        .build();
        new PlainWatches().customize(config);
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
        return new KubernetesSettings() {
            @Override
            public boolean enabled() {
                return true;
            }

            @Override
            public int pageSize() {
                return 100;
            }

            @Override
            public Duration collect() {
                return Duration.ofMillis(20);
            }

            @Override
            public Duration longestWait() {
                return Duration.ofMillis(500);
            }

            @Override
            public List<String> configConnectorKinds() {
                return connectorKinds;
            }
        };
    }
}
