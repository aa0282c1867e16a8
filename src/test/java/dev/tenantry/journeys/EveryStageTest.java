package dev.tenantry.journeys;

import com.microsoft.playwright.Page;
import dev.tenantry.testing.GitHubAccount;
import dev.tenantry.testing.NeedsChromium;
import dev.tenantry.testing.SandboxResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page of a proposal at every stage that it comes to without trouble, in a real browser. */
@QuarkusTest
@NeedsChromium
@WithTestResource(SandboxResource.class)
class EveryStageTest extends EveryStage {

    @Test
    void aProposalIsReadWhereverItStands() {
        GitHubAccount.link("reviewer");
        String approved = decided("approval");
        String live = decided("approval");
        act("reviewer", live, "merge");
        String wanted = decided("refusal");
        String withdrawn = at(submitted(), "checked");
        act("data-engineer", withdrawn, "withdrawal");
        at(live, "live");
        at(approved, "approved");

        List<String> pages = List.of(page(approved), page(live), page(wanted), page(withdrawn));
        walk("reviewer", pages);
        walk("data-engineer", pages);
    }

    /** The form that says what has to change opens on its page. */
    @Test
    void aReviewerSaysWhatHasToChange() {
        GitHubAccount.link("reviewer");
        String id = at(submitted(), "checked");
        try (Visit visit = visit("reviewer", Visit.desktop())) {
            Page page = visit.at(page(id));
            page.locator("#refusal summary").click();
            page.locator("#refusal textarea").waitFor();
            glanceAt(page, page(id) + " with the refusal open");
        }
        act("data-engineer", id, "withdrawal");
    }

    private static String decided(String decision) {
        String id = at(submitted(), "checked");
        act("reviewer", id, decision);
        return decision.equals("approval") ? at(id, "approved") : id;
    }
}
