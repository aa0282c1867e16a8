package dev.tenantry.identity;

import io.quarkus.oidc.runtime.TenantConfigBean;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jose4j.jwt.consumer.InvalidJwtException;

/** Ends sessions on all replicas: this browser's, or those that the identity provider names. */
@ApplicationScoped
public class SignOut {

    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";

    private final EndedSessions ended;
    private final TenantConfigBean provider;

    SignOut(EndedSessions ended, TenantConfigBean provider) {
        this.ended = ended;
        this.provider = provider;
    }

    /** Ends the session in which this request is made, and any other of the provider's same one. */
    public void endOf(RoutingContext request) {
        Session.of(request).ifPresent(mine -> ended.end(mine.own(), mine.ofProvider()));
    }

    /**
     * Ends what a logout token names (OpenID Connect Back-Channel Logout 1.0, section 2.6).
     *
     * @return false when it is none of our provider's for us
     */
    public boolean end(String logoutToken) {
        try {
            provider.getDefaultTenant().provider().verifyLogoutJwtToken(logoutToken);
            JsonObject claims = claims(logoutToken);
            JsonObject events = claims.getJsonObject("events", new JsonObject());
            if (!events.containsKey(EVENT) || claims.containsKey("nonce")) {
                return false;
            }
            List<String> keys = named(claims);
            ended.end(keys.toArray(String[]::new));
            return !keys.isEmpty();
        } catch (InvalidJwtException | DecodeException | ClassCastException notOurs) {
            return false;
        }
    }

    /** A session of the provider where it names one, else all of a person. */
    private static List<String> named(JsonObject claims) {
        List<String> keys = new ArrayList<>();
        String issuer = claims.getString("iss", "");
        if (claims.getString("sid") != null) {
            keys.add("provider " + Session.provider(issuer, claims.getString("sid")));
        } else if (claims.getString("sub") != null) {
            keys.add("person " + Session.person(issuer, claims.getString("sub")));
        }
        return keys;
    }

    /** Of a token whose signature was proved. */
    private static JsonObject claims(String token) {
        byte[] payload = Base64.getUrlDecoder().decode(token.split("\\.", 3)[1]);
        return new JsonObject(new String(payload, StandardCharsets.UTF_8));
    }
}
