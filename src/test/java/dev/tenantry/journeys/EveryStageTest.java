package dev.tenantry.journeys;

import com.microsoft.playwright.Page;
import dev.tenantry.testing.Eventually;
import dev.tenantry.testing.GitHubAccount;
import dev.tenantry.testing.NeedsChromium;
import dev.tenantry.testing.SandboxGitHub;
import dev.tenantry.testing.SandboxResource;
import dev.tenantry.testing.Script;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page of a proposal at every stage that it can be found at, in a real browser. */
@QuarkusTest
@NeedsChromium
@WithTestResource(SandboxResource.class)
class EveryStageTest extends LookingAround {

    private static final String TENANT = "fennwick";

    private final SandboxGitHub gitHub = SandboxGitHub.configured();

    @BeforeEach
    @AfterEach
    void noTrouble() {
        gitHub.noTrouble();
    }

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

    /** What stands there while it waits for GitHub, and where it cannot go on. */
    @Test
    void aProposalInTroubleIsRead() {
        String conflict = at(submitted(), "checked");
        gitHub.changeMain(onlyPath(conflict), Optional.of("theirs: 1\n"));
        at(conflict, "conflict");
        gitHub.trouble("FORBIDDEN", "POST", "/pulls$", 1, 0);
        String refused = at(submitted(), "refused");
        gitHub.trouble("ERROR", "POST", "/git/trees", 1_000, 0);
        String waiting = submitted();
        Eventually.holds(() -> proposal(waiting).getString("waiting.because") != null);

        List<String> pages = List.of(page(conflict), page(refused), page(waiting));
        walk("reviewer", pages);
        walk("data-engineer", pages);

        gitHub.noTrouble();
        act("data-engineer", at(waiting, "checked"), "withdrawal");
        act("data-engineer", conflict, "withdrawal");
    }

    private static String onlyPath(String id) {
        return proposal(id).getString("files[0].path");
    }

    private static String page(String id) {
        return "/proposals/" + id;
    }

    private static String submitted() {
        return Script.submitted("data-engineer", TENANT);
    }

    private static JsonPath proposal(String id) {
        return Script.of("reviewer").get("/api/v1/proposals/" + id).jsonPath();
    }

    private static String at(String id, String stage) {
        Eventually.holds(() -> proposal(id).getString("stage").equals(stage));
        return id;
    }

    /** Does it once it can be done: GitHub may still be looking at the head. */
    private static void act(String person, String id, String act) {
        String head = proposal(id).getString("head");
        Map<String, String> word = Map.of("head", head, "reason", "Shorter, please.");
        Eventually.holds(
                () ->
                        Script.of(person)
                                        .body(word)
                                        .post("/api/v1/proposals/" + id + "/" + act)
                                        .statusCode()
                                == 200);
    }

    private static String decided(String decision) {
        String id = at(submitted(), "checked");
        act("reviewer", id, decision);
        return decision.equals("approval") ? at(id, "approved") : id;
    }
}
