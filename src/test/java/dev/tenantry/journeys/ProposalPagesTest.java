package dev.tenantry.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
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

/** The pages of proposals in a real browser: light and dark, on a desk and on a phone. */
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
    void everyPageIsReadableEverywhere() {
        String id = submit();
        try (Chromium chromium = new Chromium()) {
            for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
                look(chromium, Visit.desktop().setColorScheme(scheme), "desk-" + scheme, id);
                look(chromium, Visit.phone().setColorScheme(scheme), "phone-" + scheme, id);
            }
        }
    }

    private void look(Chromium chromium, NewContextOptions options, String name, String id) {
        String address = console.toString().replaceFirst("/$", "");
        try (Visit visit = Visit.of(chromium.browser(), address, "data-engineer", options)) {
            see(visit, "/proposals/" + id, name + "-proposal");
            see(visit, "/proposals?show=all", name + "-proposals");
            see(visit, "/tenants/fennwick/changes", name + "-changes");
            assertThat(visit.complaints()).isEmpty();
        }
    }

    private static void see(Visit visit, String path, String name) {
        Page page = visit.at(path);
        visit.picture(name);
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as("no sideways scroll on %s (%s)", path, name)
                .isEqualTo(true);
        assertThat(new AxeBuilder(page).analyze().getViolations())
                .as("axe on %s (%s)", path, name)
                .extracting(rule -> rule.getId() + rule.getNodes())
                .isEmpty();
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
