package dev.tenantry.proposals;

import static dev.tenantry.proposals.Fixtures.ASKER;
import static dev.tenantry.proposals.Fixtures.HEAD;
import static dev.tenantry.proposals.Fixtures.MONDAY;
import static dev.tenantry.proposals.Fixtures.NEWER_HEAD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.proposals.ForgeSide.ByHand;
import dev.tenantry.proposals.PullRequests.State;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** Of a merged head that nobody read, nobody says that it is what was asked for. */
class MergedUnreadTest {

    private static Proposal opened(String made) {
        Proposal proposal = Fixtures.requested();
        proposal.committed(Fixtures.preview(ASKER), made);
        proposal.opened(7, "https://github.example/7", MONDAY);
        return proposal;
    }

    private static Proposal merged(Proposal proposal) {
        proposal.seen(Fixtures.pullRequest(State.MERGED, List.of(), List.of()), MONDAY);
        proposal.merged("c".repeat(40), MONDAY);
        return proposal;
    }

    private static Delivery.Delivered delivered(Proposal proposal) {
        PGSimpleDataSource nowhere = new PGSimpleDataSource();
        Delivery delivery =
                new Delivery(new DeliveryRows(nowhere), new LiveRows(nowhere, Clock.systemUTC()));
        return Objects.requireNonNull(delivery.look(List.of(proposal)).get(proposal.id()));
    }

    @Test
    void nothingIsLookedForInItsPlaceAndItStaysMerged() {
        Proposal proposal = merged(opened(NEWER_HEAD));
        assertThat(Touched.by(proposal)).isEmpty();
        assertThat(delivered(proposal).notSynced().orElse("")).contains("could not be read");
        assertThat(delivered(proposal).notLive().orElse("")).contains("could not be read");
    }

    @Test
    void whatWasReadOfItIsLookedFor() {
        Proposal proposal = opened(NEWER_HEAD);
        Facts.Edit edit = new Facts.Edit("docs/other.md", Optional.empty(), Optional.of("other\n"));
        Facts facts = new Facts("b".repeat(40), List.of(edit), List.of(), List.of(), "");
        proposal.forge().byHand(new ByHand(HEAD, "f".repeat(40), facts));
        assertThat(Touched.by(merged(proposal)))
                .extracting(Touched::path)
                .containsExactly("docs/other.md");
    }

    @Test
    void stagesThatNobodySawAreNotPassed() {
        Proposal proposal = merged(opened(NEWER_HEAD));
        assertThat(new Passport(proposal, Optional.empty(), MONDAY).milestones())
                .extracting(m -> m.title() + " " + m.word())
                .containsExactly(
                        "Requested done",
                        "Opened done",
                        "Checks passed not seen",
                        "Approved not seen",
                        "Merged done",
                        "Sync now",
                        "Live to come");
    }
}
