package dev.tenantry.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class AppKeyTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    @Test
    void bothFormsOfAKeySignTheSame() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair pair = generator.generateKeyPair();
        byte[] pkcs8 = pair.getPrivate().getEncoded();
        // The PKCS #1 key is what the last octet string of the PKCS #8 key holds.
        byte[] pkcs1 = Arrays.copyOfRange(pkcs8, 26, pkcs8.length);
        String one = AppKey.of("42", pem("PRIVATE KEY", pkcs8)).token(NOW);
        String other = AppKey.of("42", pem("RSA PRIVATE KEY", pkcs1)).token(NOW);
        assertThat(other).isEqualTo(one);
        int dot = one.lastIndexOf('.');
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(pair.getPublic());
        signature.update(one.substring(0, dot).getBytes(StandardCharsets.US_ASCII));
        assertThat(signature.verify(Base64.getUrlDecoder().decode(one.substring(dot + 1))))
                .isTrue();
    }

    @Test
    void nonsenseIsNoKey() {
        assertThatThrownBy(() -> AppKey.of("42", pem("PRIVATE KEY", new byte[] {1, 2, 3})))
                .hasMessageContaining("tenantry.github.private-key");
    }

    private static String pem(String kind, byte[] der) {
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
                .formatted(kind, Base64.getMimeEncoder().encodeToString(der), kind);
    }
}
