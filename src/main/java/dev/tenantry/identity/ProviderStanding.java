package dev.tenantry.identity;

import io.quarkus.oidc.OidcRedirectFilter;
import io.quarkus.oidc.Redirect;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Does the identity provider answer? While it does not, people are told so here and not sent to an
 * address at which nobody is.
 */
@ApplicationScoped
@Redirect(Redirect.Location.OIDC_AUTHORIZATION)
public class ProviderStanding implements OidcRedirectFilter {

    private static final String DISCOVERY = "/.well-known/openid-configuration";
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Optional<String> provider;
    private final Clock clock;
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private volatile @Nullable Instant awaySince;

    ProviderStanding(
            @ConfigProperty(name = "quarkus.oidc.auth-server-url") Optional<String> provider,
            Clock clock) {
        this.provider = provider;
        this.clock = clock;
    }

    /** Since when it does not answer; empty while it does. */
    public Optional<Instant> awaySince() {
        return Optional.ofNullable(awaySince);
    }

    @Scheduled(
            every = "{tenantry.identity.provider-look}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void look() {
        boolean answers = provider.map(this::answers).orElse(true);
        if (answers) {
            awaySince = null;
        } else if (awaySince == null) {
            awaySince = clock.instant();
        }
    }

    /** Whoever has a certificate that only the sign-in trusts is there. */
    private boolean answers(String issuer) {
        try {
            HttpRequest look =
                    HttpRequest.newBuilder(URI.create(issuer + DISCOVERY))
                            .timeout(PATIENCE)
                            .build();
            return http.send(look, BodyHandlers.discarding()).statusCode() < 500;
        } catch (SSLException e) {
            return true;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @Override
    public void filter(OidcRedirectContext redirect) {
        if (awaySince != null) {
            throw new ProviderAway();
        }
    }
}
