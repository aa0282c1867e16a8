package dev.tenantry.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.tenantry.testing.NeedsChromium;
import dev.tenantry.testing.SandboxResource;
import dev.tenantry.testing.Visitor;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page of a run in a real browser, while the run goes on. */
@QuarkusTest
@NeedsChromium
@WithTestResource(SandboxResource.class)
@SuppressWarnings("NullAway.Init")
class RunPagesTest extends InChromium {

    private Visitor visitor;

    @BeforeEach
    void waitForTheFirstList() {
        visitor = visitor("infra-engineer");
        until(visitor, "/runs?phase=failed", "tbody tr:nth-child(20)");
    }

    @Test
    void theListOfRunsMovesOnByItselfAndKeepsWhatIsTyped() {
        try (Visit visit = visit("infra-engineer", Visit.desktop())) {
            Page page = visit.at("/runs");
            page.locator("#runs input[name=q]").focus();
            page.locator("#runs-rows time[data-since]").first().waitFor();
            page.waitForResponse(
                    answer ->
                            answer.url().endsWith("/runs")
                                    && answer.request().headers().containsKey("hx-request"),
                    // As news of the cluster does, which come when they come.
                    () -> page.evaluate("htmx.trigger(document.body, 'changed')"));
            assertThat(page.evaluate("document.activeElement.name")).isEqualTo("q");
            visit.picture("runs");
            assertThat(visit.complaints()).isEmpty();
        }
    }

    @Test
    void aRunThatGoesOnMovesOnThePageByItself() {
        String running = link(visitor, "/runs?phase=running", "tbody th a");
        try (Visit visit = visit("infra-engineer", Visit.desktop())) {
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
}
