package dev.tenantry.sources.billing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Where the billing export is found. */
@ConfigMapping(prefix = "tenantry.billing")
public interface BillingSettings {

    /**
     * The folder that FOCUS files arrive in, read with all its sub-folders. Without it costs are
     * not read, and the pages say so.
     */
    Optional<String> folder();

    /**
     * How long new charges may stay unseen. Listing the folder is all that a look without news
     * costs.
     */
    @WithDefault("5m")
    Duration poll();
}
