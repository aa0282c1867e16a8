package dev.tenantry.sandbox.signin;

import com.nimbusds.oauth2.sdk.TokenRequest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.nav.security.mock.oauth2.token.OAuth2TokenCallback;

/** What tokens of the code flow say besides the claims that the sign-in page sends with its form. */
final class PeopleTokens implements OAuth2TokenCallback {

    private static final long LIFETIME_SECONDS = 8 * 3600;

    @Override
    public String issuerId() {
        return OpenIdProvider.ISSUER;
    }

    @Override
    public String subject(TokenRequest request) {
        return "nobody";
    }

    @Override
    public String typeHeader(TokenRequest request) {
        return "JWT";
    }

    @Override
    public List<String> audience(TokenRequest request) {
        return List.of(OpenIdProvider.CLIENT);
    }

    @Override
    public Map<String, Object> addClaims(TokenRequest request) {
        return Map.of("sid", UUID.randomUUID().toString());
    }

    @Override
    public long tokenExpiry() {
        return LIFETIME_SECONDS;
    }
}
