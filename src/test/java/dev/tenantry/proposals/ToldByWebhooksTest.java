package dev.tenantry.proposals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.identity.ConsoleRole;
import dev.tenantry.indexing.IndexRuns;
import dev.tenantry.indexing.Source;
import dev.tenantry.manifest.TenantId;
import dev.tenantry.testing.Eventually;
import dev.tenantry.testing.KnownPeople;
import dev.tenantry.testing.OtherSettings;
import dev.tenantry.testing.SandboxResource;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One webhook alone makes the console look: nothing here is found by a poll. */
@QuarkusTest
@TestProfile(OtherSettings.class)
@WithTestResource(SandboxResource.class)
@SuppressWarnings("NullAway.Init")
class ToldByWebhooksTest extends OnTheForge {

    @Inject IndexRuns runs;
    @Inject Scheduler scheduler;
    @Inject DataSource database;

    @BeforeEach
    void nobodyLooksAnyMore() {
        OtherSettings.awaitFirstLooks(scheduler);
        KnownPeople.linked(database, "infra-engineer", gitHub.account("infra-engineer"));
        KnownPeople.linked(database, "reviewer", gitHub.account("reviewer"), ConsoleRole.REVIEWER);
    }

    @Test
    void aPushMovesTheIndex() throws Exception {
        Eventually.holds(() -> isAt(gitHub.tip("main")));
        String merged = mergedByHand(fresh(), "a: 1\n");
        assertThat(isAt(merged)).as("known before anybody told").isFalse();

        OtherSettings.tell("push", "{\"ref\": \"refs/heads/main\"}");
        Eventually.holds(() -> isAt(merged));
    }

    /** Somebody else's pull request; the console hears of it, and not that it was merged. */
    private String mergedByHand(String path, String text) throws GeneralSecurityException {
        String branch = "by-hand/" + UUID.randomUUID();
        String head = gitHub.commit("infra-engineer", branch, path, Optional.of(text));
        int number = gitHub.open("infra-engineer", branch);
        gitHub.approve("reviewer", number);
        told(number);
        Eventually.holds(() -> gitHub.policyCheck(head).filter("success"::equals).isPresent());
        assertThat(gitHub.isMerged("infra-engineer", number)).isTrue();
        return gitHub.tip("main");
    }

    private static void told(int number) throws GeneralSecurityException {
        OtherSettings.tell("pull_request", "{\"pull_request\": {\"number\": " + number + "}}");
    }

    @Test
    void whatCannotBeMergedIsAppliedToTheMainThatGitHubKnows() throws Exception {
        String path = fresh();
        TenantId tenant = new TenantId("acme-retail");
        Proposal proposal = opened(submitted(new Fixtures.AddLine(tenant, path, "mine: 1")));
        String first = proposal.forge().head().orElseThrow();
        String merged = mergedByHand(path, "theirs: 1\n");
        assertThat(isAt(merged)).as("known before anybody told").isFalse();

        told(proposal.number().orElseThrow());
        Eventually.holds(() -> !now(proposal).forge().head().orElseThrow().equals(first));
        assertThat(now(proposal).facts().base()).isEqualTo(merged);
        assertThat(now(proposal).facts().edits())
                .singleElement()
                .satisfies(edit -> assertThat(edit.after()).contains("theirs: 1\nmine: 1\n"));
    }

    private boolean isAt(String commit) {
        return runs.marker(Source.GIT).filter(commit::equals).isPresent();
    }

    @Test
    void aCheckRunMakesItsProposalLookAgain() throws Exception {
        Proposal proposal = opened(submitted(Fixtures.addFile(fresh())));
        Eventually.holds(() -> outbox.depth() == 0);
        gitHub.status(now(proposal).forge().head().orElseThrow(), "ci/build", "success");
        assertThat(checks(proposal)).doesNotContain("ci/build");

        OtherSettings.tell(
                "check_run",
                "{\"check_run\": {\"pull_requests\": [{\"number\": "
                        + proposal.number().orElseThrow()
                        + "}]}}");
        Eventually.holds(() -> checks(proposal).contains("ci/build"));
    }

    private List<String> checks(Proposal proposal) {
        return now(proposal).forge().seen().orElseThrow().checks().stream()
                .map(PullRequests.CheckRun::name)
                .toList();
    }
}
