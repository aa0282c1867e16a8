package dev.tenantry.journeys;

import dev.tenantry.testing.Eventually;
import dev.tenantry.testing.NeedsChromium;
import dev.tenantry.testing.SandboxResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The page of a proposal that waits for GitHub or cannot go on, in a real browser. */
@QuarkusTest
@NeedsChromium
@WithTestResource(SandboxResource.class)
class StagesInTroubleTest extends EveryStage {

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
}
