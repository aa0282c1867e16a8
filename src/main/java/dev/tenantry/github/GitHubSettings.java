package dev.tenantry.github;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Where GitHub is and with which App we speak to it. */
@ConfigMapping(prefix = "tenantry.github")
public interface GitHubSettings {

    /** Root of the API; {@code https://host/api/v3} for GitHub Enterprise. */
    @WithDefault("https://api.github.com")
    String apiUrl();

    /** Root of the pages, where people log in to link their account. */
    @WithDefault("https://github.com")
    String webUrl();

    /** {@code owner/name} of the estate repository; without it every step of a proposal waits. */
    Optional<String> repository();

    /** The App's id; the issuer of its tokens. */
    Optional<String> appId();

    /** The App's private key: PEM text, or the path of a file that holds it. */
    Optional<String> privateKey();

    Optional<Long> installationId();

    /** The App's client id and secret; without them nobody can link an account. */
    Optional<String> clientId();

    Optional<String> clientSecret();

    /** Signs webhooks; without it every webhook is refused, and the poll has to find everything. */
    Optional<String> webhookSecret();

    /** How long the body of one may take to arrive. */
    @WithDefault("PT10S")
    Duration webhookPatience();

    /**
     * Encrypts people's tokens at rest: 32 bytes in base 64. Changing it unlinks everybody's
     * account.
     */
    Optional<String> tokenKey();

    /**
     * For how long the roles of a person's last sign-in are believed of who approves on GitHub:
     * nothing else tells of somebody who is not here now.
     */
    @WithDefault("P30D")
    Duration rolesKnownFor();

    /** How often it is looked which pull requests changed, to repair lost webhooks. */
    @WithDefault("PT1M")
    Duration poll();

    /** How often a pull request that is called good is looked at though it did not change. */
    @WithDefault("PT5M")
    Duration goodPoll();

    /**
     * The same for every other: for what GitHub changes without a date, as statuses, where the
     * webhook was lost.
     */
    @WithDefault("PT1H")
    Duration quietPoll();

    /** How often the rules of the estate's branch are looked at. */
    @WithDefault("PT15M")
    Duration setupPoll();

    /** How long after the start they are looked at first; the first pages do not share with it. */
    @WithDefault("PT5S")
    Duration firstLook();

    /** How long one request may take before the step waits and is tried again. */
    @WithDefault("PT15S")
    Duration timeout();
}
