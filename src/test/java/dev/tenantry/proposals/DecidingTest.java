package dev.tenantry.proposals;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tenantry.identity.Actor;
import dev.tenantry.identity.ConsoleRole;
import dev.tenantry.manifest.Estates;
import dev.tenantry.testing.Eventually;
import dev.tenantry.testing.GitHubAccount;
import dev.tenantry.testing.OfTheEstate;
import dev.tenantry.testing.OnItsOwn;
import dev.tenantry.testing.SandboxGitHub;
import dev.tenantry.testing.SandboxResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Approve, refuse, merge on the real protocol, with a console that every webhook passes by: what
 * happens on GitHub is found by looking.
 */
@QuarkusTest
@TestProfile(OnItsOwn.class)
@WithTestResource(SandboxResource.class)
@SuppressWarnings("NullAway.Init")
class DecidingTest {

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
    void whatIsApprovedIsMergedAndItsBranchGoes() throws Exception {
        Proposal proposal = approved();
        reviewing.merge(proposal, REMY, Shown.of(head(proposal)));
        Proposal merged = now(proposal.id());
        assertThat(merged.stage()).isEqualTo(Stage.MERGED);
        int number = merged.number().orElseThrow();
        assertThat(gitHub.pullRequest(number).getString("merged_by.login")).isEqualTo("reviewer");
        assertThat(merged.forge().mergeCommit())
                .contains(gitHub.pullRequest(number).getString("merge_commit_sha"));
        Eventually.holds(() -> gitHub.branches(merged.id().value()).isEmpty());
    }

    @Test
    void aMergeOfWhatHasMovedIsAConflictAndNothingIsMerged() throws Exception {
        Proposal proposal = approved();
        ForgeTrouble.Conflict conflict =
                catchThrowableOfType(
                        ForgeTrouble.Conflict.class,
                        () -> reviewing.merge(proposal, REMY, Shown.of("1".repeat(40))));
        assertThat(conflict).hasMessageContaining("has changed since you looked at it");
        assertThat(gitHub.pullRequest(proposal.number().orElseThrow()).getBoolean("merged"))
                .isFalse();
    }

    @Test
    void approvedThenPushedIsRedAgainUntilItIsApprovedAgain() throws Exception {
        Proposal proposal = approved();
        String pushed =
                gitHub.commit(
                        "data-engineer",
                        proposal.forge().branch(),
                        "tenants/acme-retail/infra/notes/later.yaml",
                        Optional.of("a: 1\n"));
        Eventually.holds(
                () -> gitHub.policyCheck(pushed).filter("action_required"::equals).isPresent());
        Eventually.holds(() -> now(proposal.id()).stage() == Stage.CHECKED);
        Proposal moved = now(proposal.id());
        assertThat(moved.reached(Stage.APPROVED)).isEmpty();
        NotAllowed refused =
                catchThrowableOfType(
                        NotAllowed.class, () -> reviewing.merge(moved, REMY, Shown.of(pushed)));
        assertThat(refused.sentence()).contains("once it is approved");

        // By its commit alone nobody says what they saw of it.
        assertThat(
                        catchThrowableOfType(
                                ForgeTrouble.Conflict.class,
                                () -> reviewing.approve(moved, REMY, Shown.of(pushed))))
                .isNotNull();
        Shown shown = new Shown(pushed, OfHead.of(moved).fork());
        reviewing.approve(moved, REMY, shown);
        comesTo(proposal.id(), Stage.APPROVED);
        reviewing.merge(now(proposal.id()), REMY, shown);
        assertThat(now(proposal.id()).stage()).isEqualTo(Stage.MERGED);
    }

    @Test
    void whoWantsChangesKeepsItFromBeingApproved() throws Exception {
        Proposal proposal = checked();
        reviewing.refuse(proposal, REMY, Shown.of(head(proposal)), "Shorter, please.");
        Proposal refused = now(proposal.id());
        assertThat(Standing.of(refused.forge().seen().orElseThrow()).changesWanted()).hasSize(1);
        assertThat(refused.stage()).isEqualTo(Stage.CHECKED);
        reviewing.withdraw(refused, DANA, "");
    }

    @Test
    void whatIsDecidedOnGitHubIsSeenHereWithoutAWebhook() throws Exception {
        Proposal proposal = checked();
        gitHub.approve("reviewer", proposal.number().orElseThrow());
        comesTo(proposal.id(), Stage.APPROVED);
        assertThat(now(proposal.id()).stage()).isEqualTo(Stage.APPROVED);
    }

    @Test
    void aStatusThatNobodyToldOfIsFound() throws Exception {
        Proposal proposal = checked();
        gitHub.status(head(proposal), "ci/lint", "failure");
        comesTo(proposal.id(), Stage.OPENED);
        gitHub.status(head(proposal), "ci/lint", "success");
        comesTo(proposal.id(), Stage.CHECKED);
        assertThat(now(proposal.id()).forge().seen().orElseThrow().checks())
                .extracting(PullRequests.CheckRun::name)
                .contains("ci/lint", Standing.POLICY_CHECK);
    }

    @Test
    void aPullRequestMadeByHandIsJudgedWithoutAWebhook() {
        String branch = "by-hand/" + UUID.randomUUID();
        String head =
                gitHub.commit(
                        "infra-engineer",
                        branch,
                        "tenants/acme-retail/infra/notes/hand.yaml",
                        Optional.of("a: 1\n"));
        gitHub.open("infra-engineer", branch);
        Eventually.holds(
                () -> gitHub.policyCheck(head).filter("action_required"::equals).isPresent());
        assertThat(gitHub.policyCheck(head)).contains("action_required");
    }

    @Test
    void aDeliveryThatComesTooLateOrAgainChangesNothing() throws Exception {
        Proposal proposal = approved();
        int number = proposal.number().orElseThrow();
        // As if it was merged already, which is not so.
        String merged =
                """
                {"action": "closed", "pull_request": {"number": %d, "merged": true}}\
                """
                        .formatted(number);
        for (int times = 0; times < 2; times++) {
            deliver(merged);
        }
        reviewing.merge(now(proposal.id()), REMY, Shown.of(head(proposal)));
        // As it was long ago.
        deliver(
                """
                {"action": "opened", "pull_request": {"number": %d, "merged": false}}\
                """
                        .formatted(number));
        assertThat(now(proposal.id()).stage().compareTo(Stage.MERGED)).isNotNegative();
        Eventually.holds(() -> gitHub.branches(proposal.id().value()).isEmpty());
        assertThat(now(proposal.id()).reached(Stage.MERGED)).isPresent();
    }

    private static void deliver(String payload) throws GeneralSecurityException {
        byte[] body = OfTheEstate.told(payload).getBytes(StandardCharsets.UTF_8);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(OnItsOwn.SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        given().contentType("application/json")
                .header("X-GitHub-Event", "pull_request")
                .header("X-GitHub-Delivery", "the-same-every-time")
                .header(
                        "X-Hub-Signature-256",
                        "sha256=" + HexFormat.of().formatHex(mac.doFinal(body)))
                .body(body)
                .post("/github/webhooks")
                .then()
                .statusCode(202);
    }
}
