package dev.tenantry.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.tenantry.testing.Chromium;
import dev.tenantry.testing.NeedsChromium;
import dev.tenantry.testing.SandboxResource;
import dev.tenantry.testing.Script;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The page of a proposal in a real browser, while its proposal goes on. */
@QuarkusTest
@NeedsChromium
@WithTestResource(SandboxResource.class)
@SuppressWarnings("NullAway.Init")
class ProposalPagesTest {

    @TestHTTPResource URI console;

    /** Submits as the data engineer, and answers the proposal's id. */
    private static String submit() {
        String path = "tenants/fennwick/infra/notes/" + UUID.randomUUID() + ".yaml";
        Map<String, String> intent =
                Map.of("kind", "add-file", "of", "fennwick", "path", path, "text", "a: 1 # one");
        return Script.of("data-engineer")
                .header("Idempotency-Key", path)
                .body(Map.of("intent", intent))
                .post("/api/v1/proposals")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    @Test
    void whatHappensAppearsOnAnOpenPageByItself() {
        String id = submit();
        String address = console.toString().replaceFirst("/$", "");
        try (Chromium chromium = new Chromium();
                Visit visit =
                        Visit.of(chromium.browser(), address, "data-engineer", Visit.desktop())) {
            Page page = visit.at("/proposals/" + id);
            page.locator("a:has-text('Open on GitHub')").waitFor();
            assertThat(page.locator(".steps li").count()).isEqualTo(7);
        }
    }
}
