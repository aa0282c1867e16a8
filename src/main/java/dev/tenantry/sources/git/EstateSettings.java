package dev.tenantry.sources.git;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Where the estate repository is and how often we look. */
@ConfigMapping(prefix = "tenantry.estate")
public interface EstateSettings {

    /**
     * Any Git URL or local path. Without one the console starts, shows nothing, and says so on its
     * status page.
     */
    Optional<String> url();

    /** The branch that Argo CD applies; another one shows a state that is not live. */
    @WithDefault("main")
    String branch();

    /**
     * The folder of the mirror. Each replica needs its own; losing it costs one clone, nothing
     * else.
     */
    @WithDefault(".tenantry/estate.git")
    Path mirror();

    /**
     * How often the repository is asked for news. Webhooks make this matter only when one gets
     * lost; shorter means more requests to the forge.
     */
    @WithDefault("PT30S")
    Duration poll();

    /** For repositories that want a name; with a token as password any name will do. */
    @WithDefault("x-access-token")
    String username();

    /**
     * A password or token with read access; nothing else is ever needed. Without it an estate on
     * the GitHub of {@code tenantry.github} is read with the App's own short-lived token.
     */
    Optional<String> password();
}
