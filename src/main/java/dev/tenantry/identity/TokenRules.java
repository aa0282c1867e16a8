package dev.tenantry.identity;

import io.quarkus.oidc.IdTokenCredential;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.AuthenticationRedirectException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * What a token must be besides signed, in time and for us: one for an API when it comes as a bearer
 * token, and of somebody whose address the provider has verified.
 */
@ApplicationScoped
public class TokenRules implements SecurityIdentityAugmentor {

    /** Where somebody lands whose address is not verified. */
    private static final String FAILED = "/sign-in-failed";

    /** Where accounts are linked: a matter of whoever sits there. */
    private static final String OWN = "/settings";

    private final IdentitySettings settings;
    private final Clock clock;

    TokenRules(IdentitySettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** Before roles are given. */
    @Override
    public int priority() {
        return 10;
    }

    @Override
    public Uni<SecurityIdentity> augment(
            SecurityIdentity identity, AuthenticationRequestContext context) {
        return augment(identity, context, Map.of());
    }

    @Override
    public Uni<SecurityIdentity> augment(
            SecurityIdentity identity,
            AuthenticationRequestContext context,
            Map<String, Object> attributes) {
        if (identity.isAnonymous() || !(identity.getPrincipal() instanceof JsonWebToken token)) {
            return Uni.createFrom().item(identity);
        }
        boolean byCookie = isBySession(identity);
        @Nullable RoutingContext request = HttpSecurityUtils.getRoutingContextAttribute(attributes);
        if (!byCookie && !AccessToken.is(token, settings.accessTokensAreMarked())) {
            return refused("Only an access token opens the API");
        }
        if (!byCookie && request != null && request.normalizedPath().startsWith(OWN)) {
            return refused("A token does not open what is a person's own");
        }
        if (!Address.of(token, !settings.addressMustBeVerified()).verified()) {
            return byCookie
                    ? sentAway(request)
                    : refused("The address in the token is not verified");
        }
        if (byCookie) {
            remember(request, token);
        }
        return Uni.createFrom().item(identity);
    }

    /** In a browser that signed in, and not with a token that somebody sends. */
    static boolean isBySession(SecurityIdentity identity) {
        return identity.getCredential(IdTokenCredential.class) != null;
    }

    private void remember(@Nullable RoutingContext request, JsonWebToken token) {
        if (request != null) {
            Session.about(request, token, clock.instant());
        }
    }

    /** To a page that says so, on which they are nobody. */
    private static Uni<SecurityIdentity> sentAway(@Nullable RoutingContext request) {
        return request != null && request.normalizedPath().equals(FAILED)
                ? Uni.createFrom()
                        .item(QuarkusSecurityIdentity.builder().setAnonymous(true).build())
                : Uni.createFrom()
                        .failure(new AuthenticationRedirectException(FAILED + "?because=address"));
    }

    private static Uni<SecurityIdentity> refused(String why) {
        return Uni.createFrom().failure(new AuthenticationFailedException(why));
    }
}
