package dev.tenantry.sources.kubernetes;

import io.fabric8.kubernetes.client.Config;
import io.quarkus.kubernetes.client.KubernetesConfigCustomizer;
import jakarta.inject.Singleton;

/**
 * Watches over plain HTTP, since proxies let it through more often than a WebSocket; and without
 * the client's own way of coming back, which would say nothing of a cluster that is away.
 */
@Singleton
public class PlainWatches implements KubernetesConfigCustomizer {

    @Override
    public void customize(Config config) {
        config.setOnlyHttpWatches(true);
        config.setWatchReconnectLimit(0);
    }
}
