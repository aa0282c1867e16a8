package dev.tenantry.sandbox.github;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;

/** The App's own secrets: its key, its client secret, the webhook secret; made once and kept. */
final class Credentials {

    static final String CLIENT_ID = "Iv23litenantry000001";

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path privateKey;
    private final PublicKey publicKey;
    private final String clientSecret;
    private final String webhookSecret;
    private final String tokenKey;

    Credentials(Path folder) throws IOException, GeneralSecurityException {
        privateKey = folder.resolve("app.private-key.pem");
        Path publicFile = folder.resolve("app.public-key.pem");
        if (!Files.exists(privateKey)) {
            KeyPair pair = Made.PAIR;
            Files.writeString(publicFile, pem("PUBLIC KEY", pair.getPublic().getEncoded()));
            Files.writeString(privateKey, pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
        }
        publicKey = publicKey(Files.readString(publicFile));
        clientSecret = kept(folder.resolve("client-secret"), random(""));
        webhookSecret = kept(folder.resolve("webhook-secret"), random(""));
        // Not GitHub's, but as long-lived as the tokens that the console keeps encrypted with it.
        byte[] key = new byte[32];
        RANDOM.nextBytes(key);
        tokenKey = kept(folder.resolve("token-key"), Base64.getEncoder().encodeToString(key));
    }

    /** Making a key takes half a second: a process that plays several GitHubs makes one. */
    private static final class Made {
        static final KeyPair PAIR = pair();

        private static KeyPair pair() {
            try {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
                generator.initialize(2048);
                return generator.generateKeyPair();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("Every Java makes RSA keys.", e);
            }
        }
    }

    Path privateKey() {
        return privateKey;
    }

    String clientSecret() {
        return clientSecret;
    }

    String webhookSecret() {
        return webhookSecret;
    }

    String tokenKey() {
        return tokenKey;
    }

    static String random(String prefix) {
        byte[] bytes = new byte[20];
        RANDOM.nextBytes(bytes);
        return prefix + HexFormat.of().formatHex(bytes);
    }

    /** Refuses a JSON web token that GitHub would refuse. */
    void verifyApp(String token, Instant now) {
        try {
            int lastDot = token.lastIndexOf('.');
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(publicKey);
            signature.update(token.substring(0, lastDot).getBytes(StandardCharsets.US_ASCII));
            if (!signature.verify(decode(token.substring(lastDot + 1)))) {
                throw new Refusal(401, "A JSON web token could not be decoded");
            }
            int firstDot = token.indexOf('.');
            verifyClaims(Json.read(decode(token.substring(firstDot + 1, lastDot))), now);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new Refusal(401, "A JSON web token could not be decoded", e);
        }
    }

    private static void verifyClaims(com.fasterxml.jackson.databind.JsonNode claims, Instant now) {
        String issuer = claims.path("iss").asText();
        if (!issuer.equals(Integer.toString(UserShape.APP_ID)) && !issuer.equals(CLIENT_ID)) {
            throw new Refusal(401, "Integration not found");
        }
        long issued = claims.path("iat").asLong();
        long expires = claims.path("exp").asLong();
        if (issued > now.getEpochSecond() + 60) {
            throw new Refusal(401, "'Issued at' claim ('iat') must be an Integer in the past");
        }
        if (expires <= now.getEpochSecond()) {
            throw new Refusal(401, "'Expiration time' claim ('exp') must be in the future");
        }
        if (expires > now.getEpochSecond() + 660) {
            throw new Refusal(401, "'Expiration time' claim ('exp') is too far in the future");
        }
    }

    private static byte[] decode(String part) {
        return Base64.getUrlDecoder().decode(part);
    }

    private static String kept(Path file, String fresh) throws IOException {
        if (!Files.exists(file)) {
            Files.writeString(file, fresh);
        }
        return Files.readString(file);
    }

    private static String pem(String kind, byte[] der) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + kind + "-----\n" + body + "\n-----END " + kind + "-----\n";
    }

    private static PublicKey publicKey(String pem) throws GeneralSecurityException {
        String body = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
        return KeyFactory.getInstance("RSA")
                .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(body)));
    }
}
