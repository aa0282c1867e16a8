package dev.tenantry.indexing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.testing.Eventually;
import dev.tenantry.testing.SandboxResource;
import dev.tenantry.testing.Script;
import dev.tenantry.testing.Visitor;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A source in trouble is a stale page with a sentence, for people and for scripts. */
@QuarkusTest
@WithTestResource(SandboxResource.class)
@SuppressWarnings("NullAway.Init")
class StatusPageTest {

    private static final String SENTENCE = "The folder of the billing export can't be read.";

    @TestHTTPResource URI console;
    @Inject IndexRuns runs;

    @AfterEach
    void itAnswersAgain() {
        runs.unchanged(Source.BILLING);
    }

    private static String trouble(Visitor visitor) {
        return visitor.page("/status").select(".sources li:contains(Billing) .down").text();
    }

    /** What the API says of the bill, in one answer. */
    private static Map<String, Object> billing() {
        JsonPath status = Script.of("data-engineer").get("/api/v1/status").jsonPath();
        return status.getMap("items.find { it.source == 'BILLING' }");
    }

    /** The sandbox's bill is well: a look at it in between would say so. */
    private void isSaidOf(BooleanSupplier trouble) {
        Eventually.holds(
                () -> {
                    runs.failed(Source.BILLING, SENTENCE);
                    return trouble.getAsBoolean();
                });
    }

    @Test
    void whatTroublesASourceIsSaidUntilItIsOver() {
        Visitor dana = Visitor.signedIn(console, "data-engineer");
        isSaidOf(() -> trouble(dana).equals(SENTENCE));
        isSaidOf(
                () -> {
                    Map<String, Object> said = billing();
                    return SENTENCE.equals(said.get("trouble"))
                            && Boolean.TRUE.equals(said.get("stale"))
                            && said.get("troubledSince") != null;
                });

        runs.unchanged(Source.BILLING);
        assertThat(trouble(dana)).isEmpty();
        assertThat(billing().get("trouble")).isNull();
    }

    /** No rows come from GitHub, but what troubles it keeps every proposal waiting. */
    @Test
    void whatGitHubSaysStandsBesideTheSources() {
        Visitor dana = Visitor.signedIn(console, "data-engineer");
        Eventually.holds(
                () -> dana.page("/status").select("#others li").text().contains("GitHub Active"));
    }
}
