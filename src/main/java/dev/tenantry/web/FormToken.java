package dev.tenantry.web;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The proof in every form that it came from a page of ours made for this person: time and chance,
 * signed together with the person's name. Needs no store and no cookie of its own, so a cookie
 * planted by a neighbouring site cannot weaken it.
 */
@Singleton
public class FormToken {

    static final Duration LIFETIME = Duration.ofHours(24);
    private static final int PAYLOAD = 16;
    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

    private final SecretKeySpec key;
    private final Clock clock;
    private final SecureRandom chance = new SecureRandom();

    @Inject
    FormToken(WebSettings settings, Clock clock) {
        this(
                settings.formKey()
                        .map(secret -> secret.getBytes(StandardCharsets.UTF_8))
                        .orElseGet(() -> new SecureRandom().generateSeed(32)),
                clock);
    }

    FormToken(byte[] secret, Clock clock) {
        this.key = new SecretKeySpec(secret, "HmacSHA256");
        this.clock = clock;
    }

    /** Makes a token for one person; another each time, so that compression tells nothing. */
    public String of(String person) {
        ByteBuffer payload = ByteBuffer.allocate(PAYLOAD);
        payload.putLong(clock.instant().getEpochSecond()).putLong(chance.nextLong());
        return TEXT.encodeToString(payload.array())
                + "."
                + TEXT.encodeToString(signature(payload.array(), person));
    }

    /** Was this token made for this person, not too long ago? Takes the same time for any lie. */
    public boolean proves(String token, String person) {
        int dot = token.indexOf('.');
        if (dot < 0) {
            return false;
        }
        try {
            byte[] payload = Base64.getUrlDecoder().decode(token.substring(0, dot));
            byte[] signature = Base64.getUrlDecoder().decode(token.substring(dot + 1));
            return payload.length == PAYLOAD
                    && MessageDigest.isEqual(signature, signature(payload, person))
                    && fresh(Instant.ofEpochSecond(ByteBuffer.wrap(payload).getLong()));
        } catch (IllegalArgumentException notOurs) {
            return false;
        }
    }

    private boolean fresh(Instant made) {
        Duration age = Duration.between(made, clock.instant());
        return !age.isNegative() && age.compareTo(LIFETIME) < 0;
    }

    private byte[] signature(byte[] payload, String person) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update("tenantry form ".getBytes(StandardCharsets.UTF_8));
            mac.update(payload);
            return mac.doFinal(person.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HmacSHA256", e);
        }
    }
}
