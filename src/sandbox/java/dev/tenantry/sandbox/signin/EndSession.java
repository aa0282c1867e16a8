package dev.tenantry.sandbox.signin;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import no.nav.security.mock.oauth2.http.OAuth2HttpRequest;
import no.nav.security.mock.oauth2.http.OAuth2HttpResponse;
import no.nav.security.mock.oauth2.http.Route;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;
import okhttp3.Headers;

/**
 * Ends the provider's session of a browser and tells the console so from behind, as Keycloak does
 * (OpenID Connect RP-Initiated Logout 1.0 and Back-Channel Logout 1.0).
 */
final class EndSession implements Route {

    private static final Logger LOG = Logger.getLogger(EndSession.class.getName());
    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";

    private final OAuth2TokenProvider tokens;
    private final URI told;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    EndSession(OAuth2TokenProvider tokens, String consoleUrl) {
        this.tokens = tokens;
        this.told = URI.create(consoleUrl + "/signed-out-elsewhere");
    }

    @Override
    public boolean match(OAuth2HttpRequest request) {
        return request.getUrl().encodedPath().endsWith("/endsession")
                && request.getUrl().queryParameter("post_logout_redirect_uri") != null;
    }

    @Override
    public OAuth2HttpResponse invoke(OAuth2HttpRequest request) {
        String hint = request.getUrl().queryParameter("id_token_hint");
        if (hint != null) {
            tell(hint);
        }
        String back = String.valueOf(request.getUrl().queryParameter("post_logout_redirect_uri"));
        return new OAuth2HttpResponse(Headers.of("Location", back), 302, null, null);
    }

    private void tell(String hint) {
        try {
            JWTClaimsSet ended = SignedJWT.parse(hint).getJWTClaimsSet();
            Map<String, Object> claims =
                    Map.of(
                            "iss", ended.getIssuer(),
                            "sub", ended.getSubject(),
                            "sid", String.valueOf(ended.getClaim("sid")),
                            "aud", List.of(OpenIdProvider.CLIENT),
                            "jti", UUID.randomUUID().toString(),
                            "typ", "Logout",
                            "events", Map.of(EVENT, Map.of()));
            String token =
                    tokens.jwt(claims, Duration.ofMinutes(2), OpenIdProvider.ISSUER).serialize();
            String body = "logout_token=" + URLEncoder.encode(token, StandardCharsets.UTF_8);
            http.send(
                    HttpRequest.newBuilder(told)
                            .timeout(Duration.ofSeconds(10))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
        } catch (ParseException | IOException e) {
            LOG.log(Level.FINE, "The console did not hear of an ended session.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
