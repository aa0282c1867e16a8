package dev.tenantry.sandbox.github;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/** Finds out who calls, from the Authorization header. */
final class Identification {

    private final Credentials credentials;

    Identification(Credentials credentials) {
        this.credentials = credentials;
    }

    /** Nobody when there is no header; refuses a credential that is wrong, old or revoked. */
    Caller of(Optional<String> authorization, Ledger ledger, Instant now) {
        if (authorization.isEmpty()) {
            return Caller.ANYBODY;
        }
        String header = authorization.get();
        int space = header.indexOf(' ');
        String scheme = header.substring(0, Math.max(0, space)).toLowerCase(Locale.ROOT);
        String value = header.substring(space + 1).strip();
        return switch (scheme) {
            case "bearer", "token" -> of(value, ledger, now);
            case "basic" -> of(password(value), ledger, now);
            default -> throw bad();
        };
    }

    private Caller of(String credential, Ledger ledger, Instant now) {
        if (credential.startsWith("ey") && credential.indexOf('.') > 0) {
            credentials.verifyApp(credential, now);
            return new Caller(Caller.Kind.APP, Ledger.BOT);
        }
        Token token = ledger.tokens.get(credential);
        if (token == null || !token.isValid(now)) {
            throw bad();
        }
        return switch (token.kind()) {
            case "user", "personal" -> new Caller(Caller.Kind.PERSON, token.login());
            case "installation" -> new Caller(Caller.Kind.INSTALLATION, token.login());
            default -> throw bad();
        };
    }

    private static String password(String basic) {
        try {
            String pair = new String(Base64.getDecoder().decode(basic), StandardCharsets.UTF_8);
            return pair.substring(pair.indexOf(':') + 1);
        } catch (IllegalArgumentException e) {
            throw new Refusal(401, "Bad credentials", e);
        }
    }

    private static Refusal bad() {
        return new Refusal(401, "Bad credentials");
    }
}
