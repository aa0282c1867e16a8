package dev.tenantry.drift;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When Git is compared with the live world. */
@ConfigMapping(prefix = "tenantry.drift")
interface DriftSettings {

    /**
     * At most how often the cluster's news cause a look; news of Git and of Google Cloud cause one
     * at once. Comparing costs what the estate costs, and runs are news every second.
     */
    @WithDefault("PT20S")
    Duration clusterEvery();
}
