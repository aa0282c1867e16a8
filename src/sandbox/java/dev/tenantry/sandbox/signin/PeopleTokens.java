package dev.tenantry.sandbox.signin;

import com.nimbusds.oauth2.sdk.ResourceOwnerPasswordCredentialsGrant;
import com.nimbusds.oauth2.sdk.TokenRequest;
import java.util.List;
import java.util.Map;
import no.nav.security.mock.oauth2.token.OAuth2TokenCallback;

/**
 * What the tokens of a person say. Scripts name the person in the password grant; the sign-in page
 * sends the same claims along with its form.
 */
final class PeopleTokens implements OAuth2TokenCallback {

    private static final long LIFETIME_SECONDS = 8 * 3600;

    @Override
    public String issuerId() {
        return OpenIdProvider.ISSUER;
    }

    @Override
    public String subject(TokenRequest request) {
        return username(request);
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
        String username = username(request);
        return SignInPerson.ALL.stream()
                .filter(person -> person.username().equals(username))
                .findFirst()
                .map(SignInPerson::claims)
                .orElse(Map.of());
    }

    @Override
    public long tokenExpiry() {
        return LIFETIME_SECONDS;
    }

    private static String username(TokenRequest request) {
        if (request.getAuthorizationGrant()
                instanceof ResourceOwnerPasswordCredentialsGrant grant) {
            return grant.getUsername();
        }
        return "nobody";
    }
}
