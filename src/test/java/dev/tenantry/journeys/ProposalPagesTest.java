package dev.tenantry.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.tenantry.testing.NeedsChromium;
import dev.tenantry.testing.SandboxGitHub;
import dev.tenantry.testing.SandboxResource;
import dev.tenantry.testing.Script;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The page of a proposal in a real browser, while its proposal goes on. */
@QuarkusTest
@NeedsChromium
@WithTestResource(SandboxResource.class)
class ProposalPagesTest extends InChromium {

    private final SandboxGitHub gitHub = SandboxGitHub.configured();

    @AfterEach
    void noTroubleIsLeft() {
        gitHub.noTrouble();
    }

    @Test
    void whatHappensAppearsOnAnOpenPageByItself() {
        gitHub.trouble("ERROR", "POST", "/pulls$", 1_000, 0);
        String id = Script.submitted("data-engineer", "fennwick");
        try (Visit visit = visit("data-engineer", Visit.desktop())) {
            Page page = visit.at("/proposals/" + id);
            Locator pullRequest = page.locator("a:has-text('Open on GitHub')");
            assertThat(page.locator(".steps li")).hasCount(7);
            assertThat(pullRequest).hasCount(0);
            page.evaluate("window.openedOnce = true");

            gitHub.noTrouble();
            assertThat(pullRequest).isVisible();
            assertThat(page.evaluate("window.openedOnce")).isEqualTo(true);
            assertThat(visit.complaints()).isEmpty();
        }
    }
}
