package dev.tenantry.web;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;
import java.util.Set;

/** How pages are served. */
@ConfigMapping(prefix = "tenantry.web")
public interface WebSettings {

    /**
     * Signs the token in every form. All replicas need the same; without it and without a client
     * secret, each makes its own at start and refuses the forms of the others.
     */
    @WithDefault("${quarkus.oidc.credentials.secret:}")
    Optional<String> formKey();

    /**
     * True behind a proxy that ends TLS: its {@code X-Forwarded-…} headers say who asks and under
     * which address. Without a proxy anybody could send them, so never then.
     */
    @WithDefault("false")
    boolean behindProxy();

    /**
     * How many elements at the end of {@code X-Forwarded-For} the proxies append; who asks is the
     * first of these. 0 for a proxy that overwrites the header: it is the first of all.
     */
    @WithDefault("0")
    int trustedHops();

    /** Names besides that of {@code tenantry.public-url} by which others ask for us. */
    Optional<Set<String>> otherHosts();

    /** A line for the log once the console is up: who can sign in, for example. */
    Optional<String> welcome();

    /** Where forms may lead besides ourselves: the identity provider, to sign out there. */
    @WithDefault("${quarkus.oidc.auth-server-url:}")
    Optional<String> signOutUrl();

    /** Where forms may lead besides ourselves: GitHub, to link an account. */
    @WithDefault("${tenantry.github.web-url:}")
    Optional<String> forgeUrl();

    /** Which of GitHub's repositories is the estate, {@code owner/name}, for links to it. */
    @WithDefault("${tenantry.github.repository:}")
    Optional<String> forgeRepository();
}
