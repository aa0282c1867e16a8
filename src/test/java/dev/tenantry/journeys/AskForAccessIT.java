package dev.tenantry.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import dev.tenantry.testing.Chromium;
import dev.tenantry.testing.NeedsChromium;
import dev.tenantry.testing.SandboxResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The story of the product: ask for access, get a pull request, approve it, see it live. */
@QuarkusIntegrationTest
@WithTestResource(SandboxResource.class)
@NeedsChromium
class AskForAccessIT {

    private static Chromium chromium;

    @SuppressWarnings("NullAway.Init")
    @TestHTTPResource
    private URI home;

    private String console = "";

    @BeforeAll
    static void startTheBrowser() {
        chromium = new Chromium();
        PlaywrightAssertions.setDefaultAssertionTimeout(Visit.PATIENCE);
    }

    @AfterAll
    static void stopTheBrowser() {
        chromium.close();
    }

    @BeforeEach
    void findTheConsole() {
        console = home.toString().replaceAll("/$", "").replace("localhost", "127.0.0.1");
    }

    @Test
    void aRequestForAccessBecomesAPullRequestAndIsLiveAfterApprovalAndMerge() {
        String proposal = ask(Visit.desktop(), 0, "Look into the drop of last week's orders");
        decide(Visit.desktop(), proposal);
    }

    @Test
    void theSameStoryWorksWithoutJavaScript() {
        String proposal = ask(Visit.withoutJavaScript(), 1, "Compare two months of features");
        decide(Visit.withoutJavaScript(), proposal);
    }

    /** As a data engineer; answers the path of the proposal once its pull request is open. */
    private String ask(Browser.NewContextOptions options, int dataset, String reason) {
        try (Visit visit = Visit.of(chromium.browser(), console, "data-engineer", options)) {
            Page page = visit.at("/tenants");
            visit.follow("table a[href^='/tenants/']", 0);
            visit.follow("a[href*='/access/request'][href*='dataset/']", dataset);
            page.locator("input[name=role][value='roles/bigquery.dataViewer']").check();
            page.locator("#duration").selectOption("PT168H");
            page.locator("#reason").fill(reason);
            Locator submit = page.getByText("Submit request");
            if (submit.count() == 0 || !submit.isVisible()) {
                page.locator("button[name=preview]").click();
            }
            assertThat(page.locator("#words")).containsText("data-engineer@acme.example");
            visit.picture("access-request-light");
            submit.click();
            page.waitForURL("**/proposals/*");
            String proposal = URI.create(page.url()).getPath();
            visit.until(page.getByText("Open on GitHub"));
            assertThat(visit.complaints()).isEmpty();
            return proposal;
        }
    }

    /**
     * As a reviewer, in the own GitHub name: reads the sentence, approves, merges, and watches it
     * become live.
     */
    private void decide(Browser.NewContextOptions options, String proposal) {
        try (Visit visit = Visit.of(chromium.browser(), console, "reviewer", options)) {
            Page page = visit.linkGitHub("reviewer").at(proposal);
            assertThat(page.locator("#words")).containsText("data-engineer@acme.example");
            visit.picture("proposal-light");
            visit.click("Approve");
            visit.until(page.locator("form[action$='/merge'] button"));
            visit.click("Merge");
            visit.until(
                    page.locator(".page-head .st", new Page.LocatorOptions().setHasText("Live")));
            visit.picture("proposal-live-light");
            assertThat(visit.complaints()).isEmpty();
        }
    }
}
