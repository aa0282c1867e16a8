package dev.tenantry.proposals;

import static dev.tenantry.proposals.Fixtures.ASKER;
import static dev.tenantry.proposals.Fixtures.HEAD;
import static dev.tenantry.proposals.Fixtures.MONDAY;
import static dev.tenantry.proposals.Fixtures.NEWER_HEAD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ProposalTest {

    private static final Instant LATER = MONDAY.plusSeconds(60);
    private static final Instant LAST = MONDAY.plusSeconds(120);

    /** A proposal that has come to {@code stage} by the shortest way. */
    static Proposal at(Stage stage) {
        Proposal proposal = Fixtures.requested();
        switch (stage) {
            case REQUESTED -> {}
            case WITHDRAWN -> proposal.withdrawn("Not needed.", LATER);
            case REFUSED -> proposal.refused("GitHub does not let us.", LATER);
            case OPENED, CHECKED, APPROVED, MERGED, SYNCED, LIVE, CONFLICT -> {
                proposal.committed(Fixtures.preview(ASKER), HEAD);
                proposal.opened(7, "https://github.example/7", LATER);
            }
        }
        if (stage == Stage.CHECKED || stage == Stage.APPROVED) {
            proposal.reviewStands(stage, LATER);
        }
        if (stage == Stage.CONFLICT) {
            proposal.conflicts("The file is gone.", LATER);
        }
        if (stage == Stage.MERGED || stage == Stage.SYNCED || stage == Stage.LIVE) {
            proposal.merged(NEWER_HEAD, LATER);
        }
        if (stage == Stage.SYNCED || stage == Stage.LIVE) {
            proposal.synced(LATER, List.of());
        }
        if (stage == Stage.LIVE) {
            proposal.live(LATER, List.of());
        }
        return proposal;
    }

    record Act(String name, Set<Stage> from, Consumer<Proposal> doIt) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static List<Act> acts() {
        Set<Stage> review = EnumSet.of(Stage.OPENED, Stage.CHECKED, Stage.APPROVED);
        Set<Stage> known = EnumSet.copyOf(review);
        known.add(Stage.CONFLICT);
        Set<Stage> open = EnumSet.copyOf(known);
        open.add(Stage.REQUESTED);
        Set<Stage> hasPullRequest =
                EnumSet.complementOf(EnumSet.of(Stage.REQUESTED, Stage.WITHDRAWN, Stage.REFUSED));
        Set<Stage> mergeable = EnumSet.copyOf(known);
        mergeable.addAll(Set.of(Stage.WITHDRAWN, Stage.REFUSED));
        Preview again = Fixtures.preview(ASKER);
        return List.of(
                new Act("committed", EnumSet.of(Stage.REQUESTED), p -> p.committed(again, HEAD)),
                new Act("opened", EnumSet.of(Stage.REQUESTED), p -> p.opened(7, "u", LAST)),
                new Act("openedTooLate", EnumSet.of(Stage.WITHDRAWN), p -> p.openedTooLate(7, "u")),
                new Act("checked", review, p -> p.reviewStands(Stage.CHECKED, LAST)),
                new Act("approved", review, p -> p.reviewStands(Stage.APPROVED, LAST)),
                new Act("fell back", review, p -> p.reviewStands(Stage.OPENED, LAST)),
                new Act("never by review", Set.of(), p -> p.reviewStands(Stage.MERGED, LAST)),
                new Act(
                        "seen",
                        hasPullRequest,
                        p ->
                                p.seen(
                                        Fixtures.pullRequest(
                                                PullRequests.State.OPEN, List.of(), List.of()),
                                        LAST)),
                new Act("merged", mergeable, p -> p.merged(NEWER_HEAD, LAST)),
                new Act("synced", EnumSet.of(Stage.MERGED), p -> p.synced(LAST, List.of())),
                new Act("live", EnumSet.of(Stage.SYNCED), p -> p.live(LAST, List.of())),
                new Act("withdrawn", open, p -> p.withdrawn("No.", LAST)),
                new Act("refused", open, p -> p.refused("No.", LAST)),
                new Act("conflicts", open, p -> p.conflicts("No.", LAST)),
                new Act("appliedAgain", known, p -> p.appliedAgain(again, NEWER_HEAD)));
    }

    static Stream<Arguments> everyActInEveryStage() {
        return acts().stream()
                .flatMap(act -> Stream.of(Stage.values()).map(stage -> Arguments.of(act, stage)));
    }

    @ParameterizedTest(name = "{0} at {1}")
    @MethodSource
    void everyActInEveryStage(Act act, Stage stage) {
        Proposal proposal = at(stage);
        if (act.from().contains(stage)) {
            act.doIt().accept(proposal);
        } else {
            assertThatThrownBy(() -> act.doIt().accept(proposal))
                    .isInstanceOf(WrongStage.class)
                    .hasMessageStartingWith("A proposal ")
                    .hasMessageEndingWith(".");
            assertThat(proposal.stage()).isEqualTo(stage);
        }
    }

    @Test
    void aNewCommitTakesTheApprovalAwayAndItsTimeToo() {
        Proposal proposal = at(Stage.APPROVED);
        proposal.reviewStands(Stage.CHECKED, LAST);
        assertThat(proposal.stage()).isEqualTo(Stage.CHECKED);
        assertThat(proposal.reached(Stage.CHECKED)).contains(LATER);
        assertThat(proposal.reached(Stage.APPROVED)).isEmpty();
    }

    @Test
    void anApprovalThatIsSeenBeforeItsChecksFillsBothTimes() {
        Proposal proposal = at(Stage.OPENED);
        proposal.reviewStands(Stage.APPROVED, LAST);
        assertThat(proposal.reached(Stage.CHECKED)).contains(LAST);
        assertThat(proposal.reached(Stage.APPROVED)).contains(LAST);
    }

    @Test
    void aProposalAppliedAgainIsOpenedWithoutItsApprovals() {
        Proposal proposal = at(Stage.APPROVED);
        proposal.appliedAgain(Fixtures.preview(ASKER), NEWER_HEAD);
        assertThat(proposal.stage()).isEqualTo(Stage.OPENED);
        assertThat(proposal.forge().head()).contains(NEWER_HEAD);
        assertThat(proposal.reached(Stage.APPROVED)).isEmpty();
        assertThat(proposal.reached(Stage.OPENED)).contains(LATER);
    }

    @Test
    void aConflictThatIsAppliedAgainForgetsWhyItWasOne() {
        Proposal proposal = at(Stage.CONFLICT);
        assertThat(proposal.endedBecause()).contains("The file is gone.");
        proposal.appliedAgain(Fixtures.preview(ASKER), NEWER_HEAD);
        assertThat(proposal.endedBecause()).isEmpty();
        assertThat(proposal.reached(Stage.CONFLICT)).isEmpty();
    }

    @Test
    void aProposalThatWaitsStaysWhereItIs() {
        Proposal proposal = at(Stage.OPENED);
        proposal.notes().waits("GitHub asks us to slow down.", LAST);
        assertThat(proposal.stage()).isEqualTo(Stage.OPENED);
        assertThat(proposal.waitsBecause()).contains("GitHub asks us to slow down.");
        assertThat(proposal.waitsUntil()).contains(LAST);
        proposal.notes().goesOn();
        assertThat(proposal.waitsBecause()).isEmpty();
    }

    @Test
    void whatThePreviewShowedIsKeptToTheByte() {
        Preview preview = Fixtures.preview(ASKER);
        Proposal proposal = new Proposal(preview, "{}", "key");
        Facts facts = proposal.facts();
        assertThat(facts.sentences()).isEqualTo(preview.sentences());
        assertThat(facts.verdicts()).isEqualTo(preview.verdicts());
        assertThat(facts.changes()).usingRecursiveComparison().isEqualTo(preview.changes());
        assertThat(proposal.asked().requester()).isEqualTo(ASKER);
    }
}
