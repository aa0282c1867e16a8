package dev.tenantry.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import dev.tenantry.testing.Eventually;
import dev.tenantry.testing.NeedsChromium;
import dev.tenantry.testing.PackagedConsole;
import dev.tenantry.testing.SandboxGoogle;
import dev.tenantry.testing.SandboxResource;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The story of the product: ask for access, get a pull request, approve it, see it live. */
@NeedsChromium
class AskForAccessIT extends InChromium {

    private static final String ASKER = "data-engineer@acme.example";
    private static final String ROLE = "roles/bigquery.dataViewer";

    private static final PackagedConsole CONSOLE =
            PackagedConsole.atHome(Path.of("target/ask-for-access.log"));

    @BeforeAll
    static void start() throws IOException {
        CONSOLE.start(new SandboxResource().start());
        Eventually.holds(CONSOLE::isReady);
    }

    @AfterAll
    static void stop() {
        CONSOLE.close();
    }

    @Override
    String console() {
        return CONSOLE.url();
    }

    private final SandboxGoogle google =
            new SandboxGoogle(
                    Objects.requireNonNull(
                            SandboxResource.addresses().get("tenantry.google.endpoint")));

    @Test
    void aRequestForAccessBecomesAPullRequestAndIsLiveAfterApprovalAndMerge() {
        Asked asked = ask(Visit.desktop(), 0, "Look into the drop of last week's orders");
        decide(Visit.desktop(), asked);
    }

    @Test
    void theSameStoryWorksWithoutJavaScript() {
        Asked asked = ask(Visit.withoutJavaScript(), 1, "Compare two months of features");
        decide(Visit.withoutJavaScript(), asked);
    }

    /** What was asked for, and the path of the proposal that asks for it. */
    private record Asked(String tenant, String dataset, String proposal) {}

    /** As a data engineer; answers once the pull request is open. */
    private Asked ask(Browser.NewContextOptions options, int which, String reason) {
        try (Visit visit = visit("data-engineer", options)) {
            Page page = visit.at("/tenants");
            visit.follow("table a[href^='/tenants/']", 0);
            visit.follow("a[href*='/access/request'][href*='dataset/']", which);
            String tenant = page.locator("#tenant").inputValue();
            String dataset = page.locator("#resource").inputValue().replace("dataset/", "");
            assertThat(isAllowed(tenant, dataset)).isFalse();
            page.locator("input[name=role][value='" + ROLE + "']").check();
            page.locator("#duration").selectOption("PT168H");
            page.locator("#reason").fill(reason);
            if (!visit.hasScripts()) {
                page.locator("button[name=preview]").click();
            }
            assertThat(page.locator("#preview input[name=reason]")).hasValue(reason);
            assertThat(page.locator("#words")).containsText(ASKER);
            visit.picture("access-request-light");
            page.getByText("Submit request").click();
            page.waitForURL("**/proposals/*");
            String proposal = URI.create(page.url()).getPath();
            visit.until(page.getByText("Open on GitHub"));
            assertThat(visit.complaints()).isEmpty();
            return new Asked(tenant, dataset, proposal);
        }
    }

    /**
     * As a reviewer, in the own GitHub name: reads the sentence, approves, merges, and watches it
     * become live; then Google Cloud allows what was asked for.
     */
    private void decide(Browser.NewContextOptions options, Asked asked) {
        try (Visit visit = visit("reviewer", options)) {
            Page page = visit.linkGitHub("reviewer").at(asked.proposal());
            assertThat(page.locator("#words")).containsText(ASKER);
            visit.picture("proposal-light");
            visit.click("Approve");
            visit.until(page.locator("form[action$='/merge'] button"));
            assertThat(isAllowed(asked.tenant(), asked.dataset())).isFalse();
            visit.click("Merge");
            visit.until(
                    page.locator(".page-head .st", new Page.LocatorOptions().setHasText("Live")));
            assertThat(isAllowed(asked.tenant(), asked.dataset())).isTrue();
            visit.picture("proposal-live-light");
            assertThat(visit.complaints()).isEmpty();
        }
    }

    /** May the asker read the dataset now, as Google Cloud's allow policy says, until some time? */
    private boolean isAllowed(String tenant, String dataset) {
        return google.bindings(tenant).stream()
                .filter(binding -> binding.getRole().equals(ROLE))
                .filter(binding -> binding.getMembersList().contains("user:" + ASKER))
                .map(binding -> binding.getCondition().getExpression())
                .anyMatch(
                        condition ->
                                condition.contains("/datasets/" + dataset + "\"")
                                        && condition.contains("request.time < "));
    }
}
