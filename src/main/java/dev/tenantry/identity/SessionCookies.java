package dev.tenantry.identity;

import io.quarkus.oidc.AuthorizationCodeTokens;
import io.quarkus.oidc.OidcRequestContext;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.TokenStateManager;
import io.quarkus.oidc.runtime.DefaultTokenStateManager;
import io.quarkus.security.AuthenticationFailedException;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Keeps in the cookie which session its tokens are of, and opens no cookie of one that has ended: a
 * copy of a cookie outlives what the browser forgets. The session travels in front of the refresh
 * token, for Quarkus writes and encrypts the cookie.
 */
@Alternative
@Priority(1)
@ApplicationScoped
public class SessionCookies implements TokenStateManager {

    /** In no mark; and not "|", with which Quarkus parts the tokens. */
    private static final String BESIDE = "~";

    private static final String UNKNOWN = SessionCookies.class.getName() + ".unknown";

    private final DefaultTokenStateManager cookies;
    private final EndedSessions ended;
    private final Clock clock;
    private final SecretKeySpec key;

    SessionCookies(
            DefaultTokenStateManager cookies,
            EndedSessions ended,
            Clock clock,
            @ConfigProperty(name = "quarkus.oidc.token-state-manager.encryption-secret")
                    Optional<String> secret,
            @ConfigProperty(name = "quarkus.oidc.credentials.secret") Optional<String> client) {
        this.cookies = cookies;
        this.ended = ended;
        this.clock = clock;
        byte[] bytes =
                secret.or(() -> client)
                        .map(text -> text.getBytes(StandardCharsets.UTF_8))
                        .orElseGet(() -> new SecureRandom().generateSeed(32));
        this.key = new SecretKeySpec(bytes, "HmacSHA256");
    }

    @Override
    public Uni<String> createTokenState(
            RoutingContext request,
            OidcTenantConfig config,
            AuthorizationCodeTokens tokens,
            OidcRequestContext<String> work) {
        Session session =
                Session.of(request).orElseGet(() -> Session.begun(clock.instant(), "", "", null));
        String refresh = tokens.getRefreshToken() == null ? "" : tokens.getRefreshToken();
        AuthorizationCodeTokens kept =
                new AuthorizationCodeTokens(
                        tokens.getIdToken(),
                        tokens.getAccessToken(),
                        session.signed(key, tokens.getIdToken()) + BESIDE + refresh,
                        tokens.getAccessTokenExpiresIn(),
                        tokens.getAccessTokenScope());
        return cookies.createTokenState(request, config, kept, work);
    }

    @Override
    public Uni<AuthorizationCodeTokens> getTokens(
            RoutingContext request,
            OidcTenantConfig config,
            String state,
            OidcRequestContext<AuthorizationCodeTokens> work) {
        return cookies.getTokens(request, config, state, work)
                .chain(kept -> work.runBlocking(() -> opened(request, kept)));
    }

    private AuthorizationCodeTokens opened(RoutingContext request, AuthorizationCodeTokens kept) {
        String beside = kept.getRefreshToken() == null ? "" : kept.getRefreshToken();
        int end = Math.max(0, beside.indexOf(BESIDE));
        Session session =
                Session.read(beside.substring(0, end), key, kept.getIdToken())
                        .filter(found -> !hasEnded(found, request))
                        .orElseThrow(() -> new AuthenticationFailedException("It has ended"));
        session.keep(request);
        String refresh = beside.substring(end + BESIDE.length());
        kept.setRefreshToken(refresh.isEmpty() ? null : refresh);
        return kept;
    }

    /**
     * Where nobody can tell, the request gets no page; a failure would take the cookie away, and
     * sign everybody out whenever the database is away for a moment.
     */
    private boolean hasEnded(Session session, RoutingContext request) {
        try {
            return ended.hasEnded(session);
        } catch (IllegalStateException e) {
            request.put(UNKNOWN, true);
            return false;
        }
    }

    /** Is it not known whether the session of this request was ended? Then nothing is shown. */
    public static boolean isUnknown(RoutingContext request) {
        return request.get(UNKNOWN) != null;
    }

    @Override
    public Uni<Void> deleteTokens(
            RoutingContext request,
            OidcTenantConfig config,
            String state,
            OidcRequestContext<Void> work) {
        return cookies.deleteTokens(request, config, state, work);
    }
}
