package dev.tenantry.github;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/** The App's private key, and the short-lived JSON web token (RS256) that proves we hold it. */
final class AppKey {

    private static final Duration BACK_DATED = Duration.ofSeconds(60);
    private static final Duration VALID = Duration.ofMinutes(8);

    /** SEQUENCE { INTEGER 0, SEQUENCE { OID rsaEncryption, NULL } }, without the outer length. */
    private static final byte[] PKCS8_HEAD = {
        2,
        1,
        0,
        0x30,
        13,
        6,
        9,
        0x2a,
        (byte) 0x86,
        0x48,
        (byte) 0x86,
        (byte) 0xf7,
        13,
        1,
        1,
        1,
        5,
        0
    };

    private final String appId;
    private final PrivateKey key;

    private AppKey(String appId, PrivateKey key) {
        this.appId = appId;
        this.key = key;
    }

    /**
     * Reads PEM text, or the file that the text names; GitHub hands out PKCS #1.
     *
     * @throws IllegalArgumentException without a word of what the text says: it may be the key
     */
    static AppKey of(String appId, String pemOrPath) {
        String pem = pemOrPath.contains("-----BEGIN") ? pemOrPath : file(pemOrPath);
        try {
            byte[] der = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
            byte[] pkcs8 = pem.contains("BEGIN RSA PRIVATE KEY") ? wrapped(der) : der;
            PrivateKey key =
                    KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
            return new AppKey(appId, key);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "tenantry.github.private-key is no RSA private key in PEM form.", e);
        }
    }

    String token(Instant now) {
        String header = encoded("{\"alg\":\"RS256\",\"typ\":\"JWT\"}");
        // A minute back: GitHub's clock may be behind ours.
        String claims =
                encoded(
                        "{\"iat\":"
                                + now.minus(BACK_DATED).getEpochSecond()
                                + ",\"exp\":"
                                + now.plus(VALID).getEpochSecond()
                                + ",\"iss\":\""
                                + appId
                                + "\"}");
        String content = header + "." + claims;
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return content + "." + encoded(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The App's key cannot sign.", e);
        }
    }

    private static String file(String path) {
        try {
            return Files.readString(Path.of(path));
        } catch (IOException | InvalidPathException e) {
            // Their messages would say the text, which is the key where PEM's frame was forgotten.
            throw new IllegalArgumentException(
                    "tenantry.github.private-key is neither PEM text nor the path of a file that"
                            + " can be read (%s).".formatted(e.getClass().getSimpleName()));
        }
    }

    private static byte[] wrapped(byte[] pkcs1) {
        ByteArrayOutputStream inner = new ByteArrayOutputStream();
        inner.writeBytes(PKCS8_HEAD);
        inner.write(4);
        inner.writeBytes(length(pkcs1.length));
        inner.writeBytes(pkcs1);
        ByteArrayOutputStream outer = new ByteArrayOutputStream();
        outer.write(0x30);
        outer.writeBytes(length(inner.size()));
        outer.writeBytes(inner.toByteArray());
        return outer.toByteArray();
    }

    /** DER's long form with two bytes is enough for any RSA key. */
    private static byte[] length(int value) {
        return new byte[] {(byte) 0x82, (byte) (value >> 8), (byte) value};
    }

    private static String encoded(String text) {
        return encoded(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
