package dev.tenantry.sandbox.signin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import no.nav.security.mock.oauth2.http.OAuth2HttpRequest;
import no.nav.security.mock.oauth2.http.OAuth2HttpResponse;
import no.nav.security.mock.oauth2.http.Route;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Answers the password grant, with which scripts get their tokens, as Keycloak does: an access token
 * and an ID token that differ in what they say they are. A parameter {@code claims} of JSON is
 * written over what both say of the person, as the sign-in page allows, too; null leaves one out.
 */
final class ScriptTokens implements Route {

    private static final Duration LIFETIME = Duration.ofHours(8);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final OAuth2TokenProvider tokens;

    ScriptTokens(OAuth2TokenProvider tokens) {
        this.tokens = tokens;
    }

    @Override
    public boolean match(OAuth2HttpRequest request) {
        return request.getMethod().equals("POST")
                && request.getUrl().encodedPath().endsWith("/token")
                && "password".equals(request.getFormParameters().get("grant_type"));
    }

    @Override
    public OAuth2HttpResponse invoke(OAuth2HttpRequest request) {
        String username = String.valueOf(request.getFormParameters().get("username"));
        String url = request.getUrl().toString();
        Map<String, Object> both = new LinkedHashMap<>();
        both.put("iss", url.substring(0, url.length() - "/token".length()));
        both.put("sub", username);
        both.put("aud", List.of(OpenIdProvider.CLIENT));
        both.put("azp", OpenIdProvider.CLIENT);
        both.put("sid", UUID.randomUUID().toString());
        SignInPerson.ALL.stream()
                .filter(person -> person.username().equals(username))
                .forEach(person -> both.putAll(person.claims()));
        Map<String, Object> access = new LinkedHashMap<>(both);
        access.put("typ", "Bearer");
        access.put("scope", "openid profile email");
        Map<String, Object> id = new LinkedHashMap<>(both);
        id.put("typ", "ID");
        id.put("at_hash", "not-looked-at-by-anybody");
        Map<String, Object> over = over(request.getFormParameters().get("claims"));
        return answer(signed(access, over), signed(id, over));
    }

    private String signed(Map<String, Object> claims, Map<String, Object> over) {
        claims.putAll(over);
        claims.values().removeIf(Objects::isNull);
        return tokens.jwt(claims, LIFETIME, OpenIdProvider.ISSUER).serialize();
    }

    private static Map<String, Object> over(@Nullable String claims) {
        try {
            return claims == null
                    ? Map.of()
                    : JSON.readValue(claims, new TypeReference<Map<String, Object>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("claims is no JSON: " + claims, e);
        }
    }

    private static OAuth2HttpResponse answer(String access, String id) {
        Map<String, Object> body =
                Map.of(
                        "access_token", access,
                        "id_token", id,
                        "token_type", "Bearer",
                        "expires_in", LIFETIME.toSeconds(),
                        "scope", "openid profile email");
        try {
            return new OAuth2HttpResponse(
                    Headers.of("Content-Type", "application/json;charset=UTF-8"),
                    200,
                    JSON.writeValueAsString(body),
                    null);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Texts and a number are JSON", e);
        }
    }
}
