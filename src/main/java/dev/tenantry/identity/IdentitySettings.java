package dev.tenantry.identity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
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

    /** After how long somebody signs in again, however often tokens were renewed meanwhile. */
    @WithDefault("PT12H")
    Duration sessionLifetime();

    /** How often it is asked whether the identity provider answers. */
    @WithDefault("PT10S")
    Duration providerLook();

    /** How long ago somebody may have signed in who links an account; older, they do so again. */
    @WithDefault("PT15M")
    Duration freshSignIn();

    /**
     * Must the provider have said that the address in a token is verified? Where this is false, an
     * address of which it says nothing counts as verified; one of which it says no never does.
     */
    @WithDefault("true")
    boolean addressMustBeVerified();

    /**
     * Must a bearer token say that it is an access token? Where this is false, it must only not
     * look like an ID token.
     */
    @WithDefault("true")
    boolean accessTokensAreMarked();
}
