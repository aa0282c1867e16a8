package dev.tenantry.proposals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tenantry.identity.Actor;
import dev.tenantry.identity.ConsoleRole;
import dev.tenantry.manifest.Estates;
import dev.tenantry.testing.Eventually;
import dev.tenantry.testing.GitHubAccount;
import dev.tenantry.testing.OnItsOwn;
import dev.tenantry.testing.SandboxGitHub;
import dev.tenantry.testing.SandboxResource;
import dev.tenantry.testing.Script;
import dev.tenantry.testing.Visitor;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people decide on is what they see, and what is so when they do. */
@QuarkusTest
@TestProfile(OnItsOwn.class)
@WithTestResource(SandboxResource.class)
@SuppressWarnings("NullAway.Init")
class DecidingOnTheHeadTest {

    private static final Actor DANA = Fixtures.actor("data-engineer", ConsoleRole.DATA_ENGINEER);
    private static final Actor REMY = Fixtures.actor("reviewer", ConsoleRole.REVIEWER);

    @Inject Proposals proposals;
    @Inject Reviewing reviewing;
    @Inject Estates estates;

    private final SandboxGitHub gitHub = SandboxGitHub.configured();

    @BeforeAll
    static void nothingElseIsOpen() {
        SandboxGitHub.configured().closeAll();
    }

    @BeforeEach
    void remyIsLinked() {
        gitHub.noTrouble();
        Eventually.holds(() -> !estates.newest().commit().isEmpty());
        SandboxGitHub.handsAreKnown();
        GitHubAccount.link("data-engineer");
    }

    private Proposal now(ProposalId id) {
        return proposals.find(id).orElseThrow();
    }

    private void comesTo(ProposalId id, Stage stage) {
        Eventually.holds(() -> now(id).stage() == stage);
    }

    private static String head(Proposal proposal) {
        return proposal.forge().head().orElseThrow();
    }

    private Proposal checked() throws IntentRefused, SubmissionRefused, KeyReused {
        String path = "tenants/acme-retail/infra/notes/" + UUID.randomUUID() + ".yaml";
        ProposalId id =
                proposals.submit(Fixtures.addFile(path), DANA, UUID.randomUUID().toString()).id();
        comesTo(id, Stage.CHECKED);
        return now(id);
    }

    private Proposal approved() throws Exception {
        Proposal proposal = checked();
        reviewing.approve(proposal, REMY, Shown.of(head(proposal)));
        comesTo(proposal.id(), Stage.APPROVED);
        return now(proposal.id());
    }

    @Test
    void aHeadThatWasReplacedIsNotApprovedAndTheApiSaysSo() throws Exception {
        Proposal proposal = checked();
        String old = head(proposal);
        String path = "tenants/acme-retail/infra/notes/later.yaml";
        gitHub.commit("data-engineer", proposal.forge().branch(), path, Optional.of("a: 1\n"));
        Script.of("reviewer")
                .body(Map.of("head", old))
                .post("/api/v1/proposals/" + proposal.id() + "/approval")
                .then()
                .statusCode(409);
        int number = proposal.number().orElseThrow();
        assertThat(gitHub.reviews(number)).isEmpty();
        reviewing.withdraw(now(proposal.id()), DANA, "");
    }

    @Test
    void theButtonCarriesTheHeadWhoseDiffIsShown() throws Exception {
        Proposal proposal = checked();
        Visitor remy = Visitor.signedIn(GitHubAccount.console(), "reviewer");
        Element button = button(remy.page("/proposals/" + proposal.id()), "approval");
        String pushed =
                gitHub.commit(
                        "data-engineer",
                        proposal.forge().branch(),
                        "tenants/acme-retail/infra/notes/later.yaml",
                        Optional.of("by: hand\n"));
        HttpResponse<String> answer = remy.submit(button, Map.of());
        assertThat(answer.statusCode()).isEqualTo(409);
        Document page = Jsoup.parse(answer.body());
        assertThat(page.text()).contains("has changed since you looked", "Changed by hand.");
        assertThat(page.text()).contains("notes/later.yaml", "by: hand");
        assertThat(button(page, "approval").select("[name=head]").val()).isEqualTo(pushed);
        assertThat(gitHub.reviews(proposal.number().orElseThrow())).isEmpty();
        reviewing.withdraw(now(proposal.id()), DANA, "");
    }

    /** As it comes to a page that is open: what it is then was not looked at yet. */
    @Test
    void whatCameWhileSomebodyLookedIsShownBeforeItIsDecidedOn() throws Exception {
        Proposal proposal = checked();
        Visitor remy = Visitor.signedIn(GitHubAccount.console(), "reviewer");
        Document opened = remy.page("/proposals/" + proposal.id());
        String live = opened.expectFirst("#proposal").attr("hx-get");
        assertThat(brought(remy, live).select("form[action$=approval]")).hasSize(1);
        String path = "tenants/acme-retail/infra/notes/later.yaml";
        String pushed =
                gitHub.commit(
                        "data-engineer", proposal.forge().branch(), path, Optional.of("a: 1\n"));
        Eventually.holds(() -> head(now(proposal.id())).equals(pushed));
        assertThat(remy.page(live).select("form[action$=approval]"))
                .as("a link shows what it is now")
                .hasSize(1);
        Document updated = brought(remy, live);
        assertThat(updated.expectFirst("#proposal").attr("hx-get")).isEqualTo(live);
        assertThat(updated.select("form[action$=approval]")).isEmpty();
        Element bar = updated.expectFirst("#review");
        assertThat(bar.text()).contains("It has changed since you looked.");
        String shown = bar.expectFirst("a:contains(Show what it is now)").attr("href");
        Element approval = button(remy.page(shown), "approval");
        assertThat(approval.select("[name=head]").val()).isEqualTo(pushed);
        reviewing.withdraw(now(proposal.id()), DANA, "");
    }

    /** The open page asks itself. */
    private static Document brought(Visitor remy, String live) {
        return Jsoup.parse(remy.get(live, "HX-Request", "true").body());
    }

    /** More than anybody could look at is not decided on here. */
    @Test
    void whatIsTooLargeToShowIsNotDecidedOnHere() throws Exception {
        Proposal proposal = checked();
        String path = "tenants/acme-retail/infra/notes/large.yaml";
        String large = "# another line\n".repeat(8_000);
        gitHub.commit("data-engineer", proposal.forge().branch(), path, Optional.of(large));
        Eventually.holds(() -> now(proposal.id()).forge().isByHand());
        Visitor remy = Visitor.signedIn(GitHubAccount.console(), "reviewer");
        Document page = remy.page("/proposals/" + proposal.id());
        assertThat(page.text()).contains(Rights.NOT_SHOWN).doesNotContain("# another line");
        assertThat(page.select("form[action$=approval]")).isEmpty();
        reviewing.withdraw(now(proposal.id()), DANA, "");
    }

    private static Element button(Document page, String act) {
        return page.expectFirst("form[action$=" + act + "]");
    }

    @Test
    void whatIsTakenBackBeforeTheMergeIsNotMerged() throws Exception {
        Proposal proposal = approved();
        int number = proposal.number().orElseThrow();
        gitHub.dismissAll("data-engineer", number);
        NotAllowed refused =
                catchThrowableOfType(
                        NotAllowed.class,
                        () -> reviewing.merge(proposal, REMY, Shown.of(head(proposal))));
        assertThat(refused.sentence()).contains("once it is approved");
        assertThat(gitHub.pullRequest(number).getBoolean("merged")).isFalse();
        reviewing.withdraw(now(proposal.id()), DANA, "");
    }

    @Test
    void aCheckThatCannotBeWrittenIsSaidOnThePage() throws Exception {
        gitHub.trouble("FORBIDDEN", "POST", "/check-runs$", 1_000, 0);
        String path = "tenants/acme-retail/infra/notes/" + UUID.randomUUID() + ".yaml";
        ProposalId id =
                proposals.submit(Fixtures.addFile(path), DANA, UUID.randomUUID().toString()).id();
        Eventually.holds(() -> now(id).forge().checkTrouble().isPresent());
        Visitor remy = Visitor.signedIn(GitHubAccount.console(), "reviewer");
        String page = remy.page("/proposals/" + id).text();
        assertThat(page).contains("Our check could not be written on GitHub");
        gitHub.noTrouble();
        comesTo(id, Stage.CHECKED);
        Eventually.holds(() -> now(id).forge().checkTrouble().isEmpty());
        reviewing.withdraw(now(id), DANA, "");
    }
}
