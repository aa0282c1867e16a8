package dev.tenantry.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.tenantry.testing.NeedsChromium;
import dev.tenantry.testing.SandboxResource;
import dev.tenantry.testing.Script;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** The page of a proposal in a real browser, while its proposal goes on. */
@QuarkusTest
@NeedsChromium
@WithTestResource(SandboxResource.class)
class ProposalPagesTest extends InChromium {

    @Test
    void whatHappensAppearsOnAnOpenPageByItself() {
        String id = Script.submitted("data-engineer", "fennwick");
        try (Visit visit = visit("data-engineer", Visit.desktop())) {
            Page page = visit.at("/proposals/" + id);
            page.locator("a:has-text('Open on GitHub')").waitFor();
            assertThat(page.locator(".steps li").count()).isEqualTo(7);
        }
    }
}
