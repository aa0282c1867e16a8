package dev.tenantry.testing;

import static io.restassured.RestAssured.given;

import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A console set up as not all are. It never looks by itself, and only a test's webhooks reach it;
 * its provider has people's groups in another claim; a proxy that speaks https stands before it,
 * and appends to what it was told of who asks. Settings that do not meet share one application:
 * each takes as long to start as a page of tests.
 */
public final class OtherSettings implements QuarkusTestProfile {

    private static final String SECRET = "a secret that only tests know";

    private static final List<String> LOOKERS =
            List.of("github.Reconciling", "indexing.EstateIndexing", "proposals.OutboxWorker");

    /** Whom the provider's other claim makes a reviewer, and nobody else anything. */
    public static final String REVIEWER = "data-engineer@acme.example";

    /** How often a minute. */
    public static final int LIMIT = 60;

    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> settings = new HashMap<>(limits());
        settings.putAll(others());
        return settings;
    }

    private static Map<String, String> others() {
        return Map.of(
                "tenantry.github.webhook-secret", SECRET,
                "tenantry.github.poll", "12h",
                "tenantry.estate.poll", "12h",
                "tenantry.proposals.outbox-every", "12h",
                // The claim that every token of the sandbox has besides its groups: the address.
                "quarkus.oidc.roles.role-claim-path", "email",
                "tenantry.identity.viewers", REVIEWER,
                "tenantry.identity.reviewers", REVIEWER,
                "tenantry.web.behind-proxy", "true",
                "tenantry.web.trusted-hops", "1");
    }

    /** Limits that a test reaches, and that no test reaches which does not mean to. */
    private static Map<String, String> limits() {
        return Map.of(
                "tenantry.limits.sign-ins", Integer.toString(LIMIT),
                "tenantry.limits.previews", Integer.toString(LIMIT),
                "tenantry.limits.searches", Integer.toString(LIMIT),
                "tenantry.limits.api", Integer.toString(LIMIT),
                "tenantry.limits.webhooks", Integer.toString(10 * LIMIT),
                "tenantry.limits.strangers-audited", "1");
    }

    /** The first look of each is made soon after the start, and the next in hours. */
    public static void awaitFirstLooks(Scheduler scheduler) {
        for (String looker : LOOKERS) {
            Eventually.holds(
                    () ->
                            scheduler.getScheduledJobs().stream()
                                    .filter(job -> job.getMethodDescription().contains(looker))
                                    .anyMatch(job -> job.getPreviousFireTime() != null));
        }
    }

    /** A webhook as GitHub sends it, with the secret that this console knows. */
    public static void tell(String event, String payload) throws GeneralSecurityException {
        byte[] body = OfTheEstate.told(payload).getBytes(StandardCharsets.UTF_8);
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
