package dev.tenantry.identity;

import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * One sign-in of a browser, as its cookie carries it beside the tokens; it stays the same when the
 * tokens are renewed.
 *
 * @param start when somebody signed in
 * @param id by chance
 * @param person whose it is, as a hash
 * @param provider the provider's own session, as a hash; of nothing where it has none
 */
record Session(Instant start, String id, String person, String provider) {

    private static final SecureRandom CHANCE = new SecureRandom();
    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();
    private static final int PARTS = 5;

    /** The keys under which it may have been ended. */
    String own() {
        return "session " + id;
    }

    String ofPerson() {
        return "person " + person;
    }

    String ofProvider() {
        return "provider " + provider;
    }

    static Session begun(Instant now, String issuer, String subject, @Nullable String sid) {
        byte[] id = new byte[16];
        CHANCE.nextBytes(id);
        return new Session(
                now, TEXT.encodeToString(id), person(issuer, subject), provider(issuer, sid, id));
    }

    static String person(String issuer, String subject) {
        return hash(issuer + "\n" + subject);
    }

    static String provider(String issuer, String sid) {
        return hash(issuer + "\n" + sid);
    }

    /** Where the provider says nothing of its session, one that nobody can name. */
    private static String provider(String issuer, @Nullable String sid, byte[] id) {
        return sid == null ? hash("none\n" + TEXT.encodeToString(id)) : provider(issuer, sid);
    }

    /** The session in which this request is made. */
    static Optional<Session> of(RoutingContext request) {
        return Optional.ofNullable(request.get(Session.class.getName()));
    }

    void keep(RoutingContext request) {
        request.put(Session.class.getName(), this);
    }

    /** Remembers who signs in, for the session that is about to begin. */
    static void about(RoutingContext request, JsonWebToken token, Instant now) {
        if (of(request).isEmpty()) {
            Object sid = token.getClaim("sid");
            begun(
                            now,
                            String.valueOf(token.getIssuer()),
                            String.valueOf(token.getSubject()),
                            sid == null ? null : sid.toString())
                    .keep(request);
        }
    }

    /**
     * As the cookie has it, bound to the tokens beside it so that nobody can put in another one.
     */
    String signed(SecretKeySpec key, String tokens) {
        String said = start.toEpochMilli() + "." + id + "." + person + "." + provider;
        return said + "." + signature(key, said, tokens);
    }

    /** Reads what {@link #signed} wrote; nothing when it is not that. */
    static Optional<Session> read(String signed, SecretKeySpec key, String tokens) {
        String[] parts = signed.split("\\.", -1);
        if (parts.length != PARTS) {
            return Optional.empty();
        }
        String said = signed.substring(0, signed.lastIndexOf('.'));
        if (!MessageDigest.isEqual(
                parts[4].getBytes(StandardCharsets.US_ASCII),
                signature(key, said, tokens).getBytes(StandardCharsets.US_ASCII))) {
            return Optional.empty();
        }
        Instant start = Instant.ofEpochMilli(Long.parseLong(parts[0]));
        return Optional.of(new Session(start, parts[1], parts[2], parts[3]));
    }

    private static String signature(SecretKeySpec key, String said, String tokens) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return TEXT.encodeToString(
                    mac.doFinal(
                            ("tenantry session\n" + said + "\n" + tokens)
                                    .getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HmacSHA256", e);
        }
    }

    private static String hash(String text) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return TEXT.encodeToString(hash).substring(0, 22);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
