package dev.tenantry.indexing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When pages start to warn that what they show is old. */
@ConfigMapping(prefix = "tenantry.stale-after")
public interface IndexingSettings {

    /** Longer than a poll of the repository and its index run; shorter warns of nothing. */
    @WithDefault("PT5M")
    Duration git();

    /** Longer than one round over all projects takes. */
    @WithDefault("PT30M")
    Duration googleCloud();

    /** The watch answers within seconds; a few minutes of silence mean that it is broken. */
    @WithDefault("PT5M")
    Duration kubernetes();

    /** Billing exports come several times a day and late. */
    @WithDefault("PT36H")
    Duration billing();

    default Duration of(Source source) {
        return switch (source) {
            case GIT -> git();
            case GOOGLE_CLOUD -> googleCloud();
            case KUBERNETES -> kubernetes();
            case BILLING -> billing();
        };
    }
}
