package dev.tenantry.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.tenantry.testing.Chromium;
import dev.tenantry.testing.NeedsChromium;
import dev.tenantry.testing.SandboxResource;
import dev.tenantry.testing.Visitor;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The pages of runs in a real browser: light and dark, on a desk and on a phone. */
@QuarkusTest
@NeedsChromium
@WithTestResource(SandboxResource.class)
@SuppressWarnings("NullAway.Init")
class RunPagesTest {

    @TestHTTPResource URI console;

    private Visitor visitor;

    @BeforeEach
    void waitForTheFirstList() {
        visitor = Visitor.signedIn(console, "infra-engineer");
        long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        while (visitor.page("/runs?phase=failed").select("tbody tr").size() < 20) {
            assertThat(System.nanoTime()).isLessThan(end);
        }
    }

    @Test
    void everyPageIsReadableEverywhere() {
        String failed = link("/runs?phase=failed&template=train-risk-model");
        String running = link("/runs?phase=running");
        try (Chromium chromium = new Chromium()) {
            for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
                look(
                        chromium,
                        Visit.desktop().setColorScheme(scheme),
                        "desk-" + scheme,
                        failed,
                        running);
                look(
                        chromium,
                        Visit.phone().setColorScheme(scheme),
                        "phone-" + scheme,
                        failed,
                        running);
            }
        }
    }

    @Test
    void aRunThatGoesOnMovesOnThePageByItself() {
        String running = link("/runs?phase=running");
        try (Chromium chromium = new Chromium();
                Visit visit = visit(chromium, Visit.desktop())) {
            Page page = visit.at(running);
            String first =
                    page.locator("table.gantt tbody tr").first().locator("td.c-d").innerText();
            page.waitForCondition(
                    () ->
                            !page.locator("table.gantt tbody tr")
                                    .first()
                                    .locator("td.c-d")
                                    .innerText()
                                    .equals(first));
            assertThat(visit.complaints()).isEmpty();
        }
    }

    private String link(String list) {
        return visitor.page(list).expectFirst("tbody th a").attr("href");
    }

    private Visit visit(Chromium chromium, NewContextOptions options) {
        String address = console.toString().replaceFirst("/$", "");
        return Visit.of(chromium.browser(), address, "infra-engineer", options);
    }

    private void look(
            Chromium chromium,
            NewContextOptions options,
            String name,
            String failed,
            String running) {
        try (Visit visit = visit(chromium, options)) {
            see(visit, "/runs", name + "-runs");
            see(visit, "/runs?phase=failed&q=load", name + "-runs-failed");
            see(visit, failed, name + "-run-failed");
            see(visit, running + "?live=off", name + "-run-running");
            see(visit, failed + "/graph", name + "-run-graph");
            see(visit, failed + "?view=code", name + "-run-code");
            see(visit, "/tenants/jorvale/runs", name + "-tenant-runs");
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
}
