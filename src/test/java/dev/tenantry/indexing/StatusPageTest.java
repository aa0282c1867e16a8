package dev.tenantry.indexing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.testing.SandboxResource;
import dev.tenantry.testing.Script;
import dev.tenantry.testing.Visitor;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.net.URI;
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

    private static String billing(String field) {
        JsonPath status = Script.of("data-engineer").get("/api/v1/status").jsonPath();
        return status.getString("items.find { it.source == 'BILLING' }." + field);
    }

    @Test
    void whatTroublesASourceIsSaidUntilItIsOver() {
        runs.failed(Source.BILLING, SENTENCE);
        Visitor dana = Visitor.signedIn(console, "data-engineer");
        assertThat(trouble(dana)).isEqualTo(SENTENCE);
        assertThat(billing("trouble")).isEqualTo(SENTENCE);
        assertThat(billing("stale")).isEqualTo("true");
        assertThat(billing("troubledSince")).isNotBlank();

        runs.unchanged(Source.BILLING);
        assertThat(trouble(dana)).isEmpty();
        assertThat(billing("trouble")).isNull();
    }
}
