package dev.tenantry.identity;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Tells a token that was made for an API from one that only says who somebody is. Both are signed
 * by the same provider and often name the same audience, and the latter is handed to every client.
 *
 * <p>RFC 9068 gives access tokens the header {@code typ: at+jwt}. Keycloak writes {@code typ:
 * Bearer} and {@code typ: ID} among the claims, Amazon Cognito {@code token_use}. Elsewhere only an
 * access token has a scope ({@code scope}, Entra ID's {@code scp}), and only an ID token has a
 * nonce and hashes of what came with it (OpenID Connect Core 1.0, section 2).
 */
final class AccessToken {

    private static final Set<String> HEADERS = Set.of("at+jwt", "application/at+jwt");
    private static final Set<String> OF_ID_TOKENS = Set.of("nonce", "at_hash", "c_hash", "s_hash");

    private AccessToken() {}

    /**
     * May this token open the API?
     *
     * @param marked whether it must say that it is an access token, or only not say otherwise
     */
    static boolean is(JsonWebToken token, boolean marked) {
        String type = claim(token, "typ");
        String use = claim(token, "token_use");
        boolean saysSo =
                HEADERS.contains(headerType(token.getRawToken()))
                        || type.equals("bearer")
                        || use.equals("access");
        boolean saysOtherwise =
                !Set.of("", "bearer", "jwt", "at+jwt").contains(type)
                        || !Set.of("", "access").contains(use)
                        || OF_ID_TOKENS.stream().anyMatch(name -> token.getClaim(name) != null);
        boolean hasScope = Stream.of("scope", "scp").anyMatch(name -> token.getClaim(name) != null);
        return !saysOtherwise && (saysSo || hasScope || !marked);
    }

    private static String claim(JsonWebToken token, String name) {
        Object value = token.getClaim(name);
        return value == null ? "" : value.toString().toLowerCase(Locale.ROOT);
    }

    private static String headerType(String raw) {
        try {
            byte[] header = Base64.getUrlDecoder().decode(raw.split("\\.", 2)[0]);
            JsonObject read = new JsonObject(new String(header, StandardCharsets.UTF_8));
            return read.getString("typ", "").toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException | DecodeException | ClassCastException unreadable) {
            return "";
        }
    }
}
