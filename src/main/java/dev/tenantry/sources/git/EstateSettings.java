package dev.tenantry.sources.git;

import io.quarkus.runtime.configuration.MemorySize;
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

    /**
     * No file of a pull request's commits is larger, whatever becomes of it: one of them that is
     * makes the check red. Of main all is read.
     */
    @WithDefault("8M")
    MemorySize largestObject();

    /** The most that is fetched for one pull request beside main, as Git packs it. */
    @WithDefault("64M")
    MemorySize largestBranch();

    /**
     * The mirror's folder, main and all, does not grow over this for pull requests: what is not
     * asked for any more is removed first, and where main alone fills it nothing is judged. While
     * it is tidied it takes up to twice what main has.
     */
    @WithDefault("1G")
    MemorySize largestMirror();

    /** The three together. */
    default MirrorLimits limits() {
        return new MirrorLimits(
                largestObject().asLongValue(),
                largestBranch().asLongValue(),
                largestMirror().asLongValue());
    }
}
