package dev.tenantry.sources.kubernetes;

import io.fabric8.kubernetes.client.Config;
import io.quarkus.kubernetes.client.KubernetesConfigCustomizer;
import jakarta.inject.Singleton;

/**
 * Watches over plain HTTP: proxies let it through more often than a WebSocket, and one kind of
 * stream is enough.
 */
@Singleton
class PlainWatches implements KubernetesConfigCustomizer {

    @Override
    public void customize(Config config) {
        config.setOnlyHttpWatches(true);
    }
}
