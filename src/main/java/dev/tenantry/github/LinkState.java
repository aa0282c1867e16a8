package dev.tenantry.github;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The state that travels to GitHub and back: chance, an end, and where the person came from, signed
 * together with the person, so that nobody can finish in your session what was begun in theirs.
 */
final class LinkState {

    static final Duration VALID = Duration.ofMinutes(10);
    private static final String ALGORITHM = "HmacSHA256";
    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

    private final SecretKeySpec key;
    private final SecureRandom chance = new SecureRandom();

    LinkState(String secret) {
        key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    /**
     * A new state.
     *
     * @param from the page to return to
     */
    String of(String email, String from, Instant now) {
        byte[] random = new byte[16];
        chance.nextBytes(random);
        String content =
                now.plus(VALID).getEpochSecond()
                        + "."
                        + TEXT.encodeToString(random)
                        + "."
                        + TEXT.encodeToString(from.getBytes(StandardCharsets.UTF_8));
        return content + "." + signature(content, email);
    }

    /** Was it made for this person, and not too long ago? */
    boolean proves(String state, String email, Instant now) {
        List<String> parts = List.of(state.split("\\.", -1));
        if (parts.size() != 4 || !parts.getFirst().matches("[0-9]{1,12}")) {
            return false;
        }
        String expected = signature(String.join(".", parts.subList(0, 3)), email);
        boolean ours =
                MessageDigest.isEqual(
                        expected.getBytes(StandardCharsets.US_ASCII),
                        parts.get(3).getBytes(StandardCharsets.UTF_8));
        return ours && now.getEpochSecond() <= Long.parseLong(parts.getFirst());
    }

    /** Where the person came from, of a state that was proved. */
    static String from(String state) {
        byte[] from = Base64.getUrlDecoder().decode(state.split("\\.", -1)[2]);
        return new String(from, StandardCharsets.UTF_8);
    }

    private String signature(String content, String email) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update("tenantry link ".getBytes(StandardCharsets.UTF_8));
            mac.update((content + " " + email).getBytes(StandardCharsets.UTF_8));
            return TEXT.encodeToString(mac.doFinal());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HmacSHA256.", e);
        }
    }
}
