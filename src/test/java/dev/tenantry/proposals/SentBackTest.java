package dev.tenantry.proposals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tenantry.identity.Actor;
import dev.tenantry.identity.ConsoleRole;
import dev.tenantry.manifest.Estates;
import dev.tenantry.proposals.ProposalQuery.Show;
import dev.tenantry.testing.Eventually;
import dev.tenantry.testing.GitHubAccount;
import dev.tenantry.testing.OnItsOwn;
import dev.tenantry.testing.SandboxGitHub;
import dev.tenantry.testing.SandboxResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A request that a reviewer sends back goes on: its requester changes it, or it ends. */
@QuarkusTest
@TestProfile(OnItsOwn.class)
@WithTestResource(SandboxResource.class)
@SuppressWarnings("NullAway.Init")
class SentBackTest {

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

    private static String path() {
        return "tenants/acme-retail/infra/notes/" + UUID.randomUUID() + ".yaml";
    }

    private static String head(Proposal proposal) {
        return proposal.forge().head().orElseThrow();
    }

    private Proposal sentBack() throws Exception {
        ProposalId id =
                proposals.submit(Fixtures.addFile(path()), DANA, UUID.randomUUID().toString()).id();
        Eventually.holds(() -> now(id).stage() == Stage.CHECKED);
        reviewing.refuse(now(id), REMY, Shown.of(head(now(id))), "Shorter, please.");
        return now(id);
    }

    private static boolean waitsFor(Actor who, ProposalId id) {
        ProposalQuery query =
                ProposalQuery.of(
                        Show.WAITING, Optional.empty(), Optional.empty(), Optional.empty());
        return new ProposalViews.Reader(who, List.of())
                .list(query, 200).items().stream().anyMatch(p -> p.id().equals(id));
    }

    @Test
    void itWaitsForItsRequesterAndForNoReviewer() throws Exception {
        Proposal proposal = sentBack();
        assertThat(proposal.forge().isSentBack()).isTrue();
        assertThat(ProposalStatus.of(proposal).word()).isEqualTo("Changes requested");
        assertThat(waitsFor(DANA, proposal.id())).isTrue();
        assertThat(waitsFor(REMY, proposal.id())).isFalse();
        reviewing.withdraw(proposal, DANA, "");
        assertThat(waitsFor(DANA, proposal.id())).isFalse();
    }

    @Test
    void itsRequesterChangesItInTheSamePullRequest() throws Exception {
        Proposal proposal = sentBack();
        String path = path();
        Intent shorter = Fixtures.addFile(path);
        proposals.change(proposal.id(), shorter, DANA);
        Eventually.holds(() -> !head(now(proposal.id())).equals(head(proposal)));
        Proposal changed = now(proposal.id());
        assertThat(changed.number()).isEqualTo(proposal.number());
        assertThat(changed.facts().edits()).extracting(Facts.Edit::path).containsExactly(path);
        assertThat(changed.forge().isSentBack()).isFalse();
        Eventually.holds(
                () ->
                        gitHub.pullRequest(changed.number().orElseThrow())
                                .getString("title")
                                .equals("Add " + path));
        Eventually.holds(() -> now(proposal.id()).stage() == Stage.CHECKED);
        assertThat(waitsFor(REMY, proposal.id())).isTrue();
        assertThat(waitsFor(DANA, proposal.id())).isFalse();
        reviewing.approve(now(proposal.id()), REMY, Shown.of(head(changed)));
        Eventually.holds(() -> now(proposal.id()).stage() == Stage.APPROVED);
        reviewing.withdraw(now(proposal.id()), DANA, "");
    }

    @Test
    void whatWasApprovedIsNotWhatItBecomes() throws Exception {
        ProposalId id =
                proposals.submit(Fixtures.addFile(path()), DANA, UUID.randomUUID().toString()).id();
        Eventually.holds(() -> now(id).stage() == Stage.CHECKED);
        reviewing.approve(now(id), REMY, Shown.of(head(now(id))));
        Eventually.holds(() -> now(id).stage() == Stage.APPROVED);
        String approved = head(now(id));
        proposals.change(id, Fixtures.addFile(path()), DANA);
        assertThat(now(id).stage()).isEqualTo(Stage.OPENED);
        Eventually.holds(() -> !head(now(id)).equals(approved) && !now(id).asked().isChanging());
        Eventually.holds(() -> now(id).stage() == Stage.CHECKED);
        assertThat(now(id).reached(Stage.APPROVED)).isEmpty();
        reviewing.withdraw(now(id), DANA, "");
    }

    @Test
    void theSameAgainChangesNothingAndNobodyElseChangesIt() throws Exception {
        ProposalId id =
                proposals.submit(Fixtures.addFile(path()), DANA, UUID.randomUUID().toString()).id();
        Eventually.holds(() -> now(id).stage() == Stage.CHECKED);
        Intent other = Fixtures.addFile(path());
        assertThat(
                        catchThrowableOfType(
                                        NotAllowed.class, () -> proposals.change(id, other, REMY))
                                .sentence())
                .isEqualTo("Only its requester may change it.");
        proposals.change(id, other, DANA);
        Eventually.holds(() -> !now(id).asked().isChanging());
        String head = head(now(id));
        proposals.change(id, other, DANA);
        assertThat(now(id).asked().isChanging()).isFalse();
        assertThat(head(now(id))).isEqualTo(head);
        reviewing.withdraw(now(id), DANA, "");
    }

    @Test
    void whatIsDeclinedIsClosedWithTheReason() throws Exception {
        Proposal proposal = sentBack();
        assertThat(
                        catchThrowableOfType(
                                        NotAllowed.class,
                                        () -> reviewing.decline(proposal, DANA, "No."))
                                .sentence())
                .contains("withdraw it instead");
        reviewing.decline(proposal, REMY, "Ask for the summary table.");
        Proposal declined = now(proposal.id());
        assertThat(declined.stage()).isEqualTo(Stage.REFUSED);
        assertThat(declined.endedBecause().orElseThrow())
                .startsWith("Declined by ")
                .endsWith(": Ask for the summary table.");
        int number = proposal.number().orElseThrow();
        Eventually.holds(() -> gitHub.pullRequest(number).getString("state").equals("closed"));
    }
}
