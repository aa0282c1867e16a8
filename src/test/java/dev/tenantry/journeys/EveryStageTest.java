package dev.tenantry.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import dev.tenantry.testing.Eventually;
import dev.tenantry.testing.GitHubAccount;
import dev.tenantry.testing.NeedsChromium;
import dev.tenantry.testing.SandboxResource;
import dev.tenantry.testing.Script;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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

    /**
     * Its requester finds it, reads what is wanted, and changes it in the form that is filled in.
     */
    @Test
    void whatWasSentBackIsChanged() {
        GitHubAccount.link("reviewer");
        String id = at(asked(), "checked");
        act("reviewer", id, "refusal");
        try (Visit visit = visit("data-engineer", Visit.desktop())) {
            Page page = visit.at("/");
            glanceAt(page, "the overview of whom something needs");
            visit.picture("needs-you");
            page.locator("#waits a[href='" + page(id) + "']").click();
            page.getByText("Shorter, please.").first().waitFor();
            visit.picture("sent-back");
            changed(visit);
            page.waitForURL("**" + page(id));
        }
        Eventually.holds(
                () ->
                        proposal(id)
                                .getString("reason")
                                .equals("The shorter table is enough for us"));
        act("reviewer", id, "decline");
        try (Visit visit = visit("data-engineer", Visit.desktop())) {
            visit.at(page(id)).getByText("Ask again").waitFor();
            visit.picture("declined");
            visit.page().getByText("Ask again").click();
            assertThat(visit.page().locator("#reason"))
                    .hasValue("The shorter table is enough for us");
        }
    }

    private static void changed(Visit visit) {
        Page page = visit.page();
        page.getByText("Change the request").click();
        page.locator("#reason").waitFor();
        assertThat(page.locator("#reason")).not().hasValue("");
        glanceAt(page, "the form of a change");
        visit.picture("change");
        page.locator("#reason").fill("The shorter table is enough for us");
        // On a phone the lines of a file are folded.
        page.getByText("The shorter table is enough for us")
                .first()
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
        page.getByText("Submit the change").click();
    }

    /** For access to data, whose form people know. */
    private static String asked() {
        Map<String, String> intent =
                Map.of(
                        "kind", "request-grant",
                        "tenant", "kestrane",
                        "resource", "dataset/flight_ops",
                        "role", "roles/bigquery.metadataViewer",
                        "principal", "user:data-engineer@acme.example",
                        "duration", "PT8H",
                        "reason", "Look at the flights of a week");
        return Script.of("data-engineer")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(Map.of("intent", intent))
                .post("/api/v1/proposals")
                .jsonPath()
                .getString("id");
    }

    private static String decided(String decision) {
        String id = at(submitted(), "checked");
        act("reviewer", id, decision);
        return decision.equals("approval") ? at(id, "approved") : id;
    }
}
