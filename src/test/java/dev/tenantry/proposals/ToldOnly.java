package dev.tenantry.proposals;

import static io.restassured.RestAssured.given;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A console that never looks by itself, and that only this test's webhooks reach. */
public final class ToldOnly implements QuarkusTestProfile {

    private static final String SECRET = "a secret that only this test knows";

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "tenantry.github.webhook-secret", SECRET,
                "tenantry.github.poll", "12h",
                "tenantry.estate.poll", "12h");
    }

    static void tell(String event, String payload) throws GeneralSecurityException {
        byte[] body = payload.getBytes(StandardCharsets.UTF_8);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        given().contentType("application/json")
                .header("X-GitHub-Event", event)
                .header(
                        "X-Hub-Signature-256",
                        "sha256=" + HexFormat.of().formatHex(mac.doFinal(body)))
                .body(body)
                .post("/github/webhooks")
                .then()
                .statusCode(202);
    }
}
