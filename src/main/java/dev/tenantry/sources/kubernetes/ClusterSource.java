package dev.tenantry.sources.kubernetes;

import io.fabric8.kubernetes.client.KubernetesClient;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.time.Clock;

/** The cluster that the settings name. */
@ApplicationScoped
public class ClusterSource {

    private final Instance<KubernetesClient> client;
    private final KubernetesSettings settings;
    private final Clock clock;

    ClusterSource(Instance<KubernetesClient> client, KubernetesSettings settings, Clock clock) {
        this.client = client;
        this.settings = settings;
        this.clock = clock;
    }

    /** Is there a cluster to read? */
    public boolean enabled() {
        return settings.enabled();
    }

    /** Follows it until the watch is closed. */
    public ClusterWatch follow(ClusterListener listener) {
        return ClusterWatch.start(client.get(), settings, clock, listener);
    }
}
