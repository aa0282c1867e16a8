package dev.tenantry.github;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts people's tokens for the database: AES-256-GCM with a fresh nonce, bound to the person
 * and the kind of token, so that a row copied to another person opens nothing.
 */
final class Sealing {

    private static final int BYTES = 32;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final String ALGORITHM = "AES/GCM/NoPadding";

    private final SecretKeySpec key;
    private final SecureRandom chance = new SecureRandom();

    /**
     * Takes the key.
     *
     * @param base64 32 bytes
     */
    Sealing(String base64) {
        this.key = new SecretKeySpec(bytes(base64), "AES");
    }

    private static byte[] bytes(String base64) {
        try {
            byte[] bytes = Base64.getDecoder().decode(base64.strip());
            if (bytes.length == BYTES) {
                return bytes;
            }
        } catch (IllegalArgumentException noBase64) {
            // The same sentence says what it should be.
        }
        throw new IllegalArgumentException(
                "tenantry.github.token-key is 32 bytes in base 64, for example from openssl rand"
                        + " -base64 32.");
    }

    byte[] seal(String token, String purpose) {
        byte[] nonce = new byte[NONCE];
        chance.nextBytes(nonce);
        try {
            byte[] sealed =
                    cipher(Cipher.ENCRYPT_MODE, nonce, purpose)
                            .doFinal(token.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has AES-GCM.", e);
        }
    }

    /** Empty when it was sealed with another key or for another purpose, or was changed. */
    Optional<String> open(byte[] sealed, String purpose) {
        if (sealed.length <= NONCE) {
            return Optional.empty();
        }
        ByteBuffer buffer = ByteBuffer.wrap(sealed);
        byte[] nonce = new byte[NONCE];
        buffer.get(nonce);
        byte[] rest = new byte[buffer.remaining()];
        buffer.get(rest);
        try {
            byte[] token = cipher(Cipher.DECRYPT_MODE, nonce, purpose).doFinal(rest);
            return Optional.of(new String(token, StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String purpose) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(ALGORITHM);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(purpose.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
