package dev.tenantry.identity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;
import java.util.Set;

/** Which groups of the identity provider give which role of the console. */
@ConfigMapping(prefix = "tenantry.identity")
public interface IdentitySettings {

    /** Groups whose members may look; without it everybody who can sign in may. */
    Optional<Set<String>> viewers();

    /** Groups whose members may ask for access and change their own jobs. */
    @WithDefault("data-engineer")
    Set<String> dataEngineers();

    /** Groups whose members see every tenant, also hidden ones, and may onboard and erase. */
    @WithDefault("infra-engineer")
    Set<String> infraEngineers();

    /** Groups whose members decide on proposals; four eyes still compare persons. */
    @WithDefault("reviewer")
    Set<String> reviewers();
}
