package dev.tenantry.proposals;

import static dev.tenantry.proposals.Fixtures.ASKER;
import static dev.tenantry.proposals.Fixtures.HEAD;
import static dev.tenantry.proposals.Fixtures.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.proposals.PullRequests.State;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PassportTest {

    private static Proposal opened() {
        Proposal proposal = Fixtures.requested();
        proposal.committed(Fixtures.preview(ASKER), HEAD);
        proposal.opened(7, "https://github.example/7", MONDAY.plusSeconds(5));
        return proposal;
    }

    private static List<Milestone> read(Proposal proposal) {
        return new Passport(proposal, Optional.empty(), MONDAY.plusSeconds(65)).milestones();
    }

    @Test
    void everyStageIsThereWithWhereItStands() {
        assertThat(read(opened()))
                .extracting(m -> m.title() + " " + m.tone())
                .containsExactly(
                        "Requested ok",
                        "Opened ok",
                        "Checks run",
                        "Review todo",
                        "Merge todo",
                        "Sync todo",
                        "Live todo");
    }

    @Test
    void theTimeInEachStageIsCounted() {
        List<Milestone> lines = read(opened());
        assertThat(lines.get(1).took()).contains(Duration.ofSeconds(5));
        assertThat(lines.get(2).took()).as("waiting since").contains(Duration.ofSeconds(60));
    }

    @Test
    void whyItWaitsStandsWhereItWaits() {
        Proposal proposal = Fixtures.requested();
        proposal.notes().waits("GitHub asks us to slow down.", MONDAY.plusSeconds(99));
        assertThat(read(proposal).get(1).notes()).containsExactly("GitHub asks us to slow down.");
    }

    @Test
    void aFailedCheckIsNamed() {
        Proposal proposal = opened();
        proposal.seen(
                Fixtures.pullRequest(
                        State.OPEN, List.of(), List.of(Fixtures.check("lint", "failure"))),
                MONDAY);
        assertThat(read(proposal).get(2).notes()).containsExactly("failed: lint");
    }

    @Test
    void whoWantsChangesIsNamed() {
        Proposal proposal = opened();
        proposal.seen(
                Fixtures.pullRequest(
                        State.OPEN,
                        List.of(Fixtures.changesWanted("reviewer")),
                        List.of(Fixtures.running(Standing.POLICY_CHECK))),
                MONDAY);
        proposal.reviewStands(Stage.CHECKED, MONDAY.plusSeconds(9));
        assertThat(read(proposal).get(3).notes()).containsExactly("changes requested by reviewer");
    }

    @Test
    void aProposalThatEndedStopsWhereItEndedAndSaysWhy() {
        Proposal proposal = opened();
        proposal.withdrawn("Not needed.", MONDAY.plusSeconds(30));
        Milestone stopped = read(proposal).get(2);
        assertThat(stopped.title()).isEqualTo("Withdrawn");
        assertThat(stopped.tone()).isEqualTo("bad");
        assertThat(stopped.notes()).containsExactly("Not needed.");
    }

    @Test
    void whatIsStillMissingAfterTheMergeIsSaid() {
        Proposal proposal = opened();
        proposal.merged(Fixtures.NEWER_HEAD, MONDAY.plusSeconds(40));
        List<Milestone> lines =
                new Passport(
                                proposal,
                                Optional.of("Argo CD is applying acme-retail-infra."),
                                MONDAY.plusSeconds(65))
                        .milestones();
        assertThat(lines.get(2).title())
                .as("skipped by a merge on GitHub")
                .isEqualTo("Checks passed");
        assertThat(lines.get(5).tone()).isEqualTo("run");
        assertThat(lines.get(5).notes()).containsExactly("Argo CD is applying acme-retail-infra.");
    }

    @Test
    void whatWasSeenIsSaidAndFirstWhatNobodyCouldSee() {
        Proposal proposal = opened();
        proposal.merged(Fixtures.NEWER_HEAD, MONDAY.plusSeconds(40));
        Sighting seen =
                new Sighting(
                        Sighting.Sight.SEEN,
                        "Argo CD's infra has it.",
                        Optional.of(Fixtures.NEWER_HEAD),
                        Optional.of(MONDAY.plusSeconds(45)));
        Sighting unknown = Sighting.unknown("X is not watched.");
        proposal.synced(MONDAY.plusSeconds(50), List.of(seen));
        proposal.live(MONDAY.plusSeconds(55), List.of(seen, unknown));
        assertThat(proposal.observed().synced()).containsExactly(seen);
        List<Milestone> lines = read(proposal);
        assertThat(lines.get(5).notes()).containsExactly("Argo CD's infra has it.");
        assertThat(lines.get(6).notes())
                .containsExactly("X is not watched.", "Argo CD's infra has it.");
    }
}
