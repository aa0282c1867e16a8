package dev.tenantry.costs;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** What the pages have to know of the billing export. */
@ConfigMapping(prefix = "tenantry.billing")
public interface CostSettings {

    /** Without it, the pages say how to set up a billing export. */
    Optional<String> folder();
}
