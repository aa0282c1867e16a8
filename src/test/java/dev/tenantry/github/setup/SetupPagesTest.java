package dev.tenantry.github.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.testing.Eventually;
import dev.tenantry.testing.SandboxResource;
import dev.tenantry.testing.Script;
import dev.tenantry.testing.Visitor;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whoever keeps the platform sees whether the check can be walked around, and how to mend it. */
@QuarkusTest
@WithTestResource(SandboxResource.class)
@SuppressWarnings("NullAway.Init")
class SetupPagesTest {

    @TestHTTPResource URI console;
    @Inject SetupRows rows;
    @Inject SetupLook github;

    @AfterEach
    void asGitHubSaysItIs() {
        github.look();
    }

    @Test
    void theSandboxesBranchIsGuardedAsTheGuideSays() {
        Visitor ines = Visitor.signedIn(console, "infra-engineer");
        Eventually.holds(() -> rows.newest().isPresent());
        Document page = ines.page("/status/setup");
        assertThat(page.select("#rules li").eachText()).hasSize(9);
        assertThat(page.select("#rules [data-s=ok]")).hasSize(8);
        assertThat(page.select("#rules [data-s=warn]")).hasSize(1);
        assertThat(page.select(".note").text()).contains("as far as it tells the App");
        assertThat(ines.page("/").select(".note").text()).doesNotContain("bypassed");
        assertThat(setup().get("ready")).isEqualTo(true);
    }

    @Test
    void whatIsMissingIsSaidUntilGitHubSaysOtherwise() {
        List<Requirement> worse = new ArrayList<>(rows.newest().orElseThrow().requirements());
        worse.set(
                2,
                new Requirement(
                        "check-pinned",
                        Requirement.State.MISSING,
                        "It counts only when this App says it",
                        "Anybody can say so.",
                        "Add it again."));
        rows.put(worse);
        Visitor ines = Visitor.signedIn(console, "infra-engineer");
        assertThat(ines.page("/").select(".note").text()).contains("One rule of the branch");
        assertThat(setup().get("ready")).isEqualTo(false);
        Document page = ines.page("/status/setup");
        assertThat(page.select("#rules [data-s=bad]")).hasSize(1);
        assertThat(page.select("#rules").text()).contains("Anybody can say so. Add it again.");
        ines.submit(page.expectFirst("form[action=/status/setup]"), Map.of());
        assertThat(ines.page("/status/setup").select("#rules [data-s=bad]")).isEmpty();
    }

    @Test
    void whatWasKnownStaysWhileGitHubDoesNotAnswer() {
        github.look();
        rows.failed("GitHub rests.");
        Document page = Visitor.signedIn(console, "reviewer").page("/status/setup");
        assertThat(page.select(".note").text()).contains("GitHub rests.", "what it said before");
        assertThat(page.select("#rules li")).hasSize(9);
    }

    @Test
    void othersAreNotTold() {
        Visitor dana = Visitor.signedIn(console, "data-engineer");
        assertThat(dana.get("/status/setup").statusCode()).isEqualTo(403);
        assertThat(dana.page("/status").select("a[href=/status/setup]")).isEmpty();
        assertThat(
                        Visitor.signedIn(console, "reviewer")
                                .page("/status")
                                .select("a[href=/status/setup]"))
                .isNotEmpty();
    }

    private static Map<String, Object> setup() {
        return Script.of("infra-engineer").get("/api/v1/setup").jsonPath().getMap("$");
    }
}
