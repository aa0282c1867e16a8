package dev.tenantry.proposals;

import static dev.tenantry.proposals.Fixtures.ASKER;
import static dev.tenantry.proposals.Fixtures.HEAD;
import static dev.tenantry.proposals.Fixtures.MONDAY;
import static dev.tenantry.proposals.Fixtures.NEWER_HEAD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.manifest.Estate;
import dev.tenantry.manifest.Estates;
import dev.tenantry.proposals.ForgeSide.ByHand;
import dev.tenantry.proposals.PullRequests.State;
import dev.tenantry.testing.PaperEstate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whether main has what was merged, by what the merged head held. */
class LandingTest {

    private static final String PATH = "docs/a.md";

    private record Main(Estate newest) implements Estates {
        @Override
        public Estate at(String commit) {
            return newest;
        }
    }

    private static ByHand read(String before, String after) {
        Facts.Edit edit = new Facts.Edit(PATH, Optional.of(before), Optional.of(after));
        return new ByHand(
                HEAD,
                "f".repeat(40),
                new Facts("b".repeat(40), List.of(edit), List.of(), List.of(), ""));
    }

    private static Optional<String> lost(String made, Optional<ByHand> read) throws ForgeTrouble {
        Proposal proposal = Fixtures.requested();
        proposal.committed(Fixtures.preview(ASKER), made);
        proposal.opened(7, "https://github.example/7", MONDAY);
        Main main = new Main(PaperEstate.empty().with(PATH, "new\n"));
        return new Landing(main, "main")
                .lost(proposal, Fixtures.pullRequest(State.MERGED, List.of(), List.of()), read);
    }

    @Test
    void aHeadThatSomebodyMadeIsLookedForAsItWasRead() throws ForgeTrouble {
        assertThat(lost(NEWER_HEAD, Optional.of(read("old\n", "new\n")))).isEmpty();
        assertThat(lost(NEWER_HEAD, Optional.of(read("new\n", "newer\n"))).orElse(""))
                .contains("main does not have what it asks for");
    }

    @Test
    void whatNobodyReadIsNeitherThereNorLost() throws ForgeTrouble {
        assertThat(lost(NEWER_HEAD, Optional.empty())).isEmpty();
    }

    @Test
    void whatWeMadeIsLookedForAsItWasAskedFor() throws ForgeTrouble {
        assertThat(lost(HEAD, Optional.empty()).orElse("")).contains("main does not have");
    }
}
