package dev.tenantry.proposals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.proposals.PullRequests.PullRequest;
import dev.tenantry.proposals.PullRequests.Review;
import dev.tenantry.proposals.PullRequests.ReviewEvent;
import dev.tenantry.proposals.PullRequests.State;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeptPullRequestTest {

    private static PullRequest reviewed(String text) {
        Review review =
                new Review(
                        "reviewer",
                        7,
                        true,
                        ReviewEvent.REQUEST_CHANGES,
                        Fixtures.HEAD,
                        text,
                        Fixtures.MONDAY);
        return Fixtures.pullRequest(State.OPEN, List.of(review), List.of());
    }

    @Test
    void aNulInWhatGitHubSaysIsKeptVisibly() {
        PullRequest kept = Json.kept(reviewed("a\0b\\\0c"));

        assertThat(kept.reviews().getFirst().body()).isEqualTo("a\uFFFDb\\\uFFFDc");
        assertThat(Json.write(kept)).doesNotContain("u0000");
        assertThat(Json.read(Json.write(kept), PullRequest.class)).isEqualTo(kept);
    }

    @Test
    void whatOnlyLooksLikeItsEscapeIsKeptAsItIs() {
        PullRequest literal = reviewed("\\u0000 \\\\u0000");

        assertThat(Json.kept(literal)).isEqualTo(literal);
    }

    @Test
    void aNulInAFileThatSomebodyPushedIsKeptVisibly() {
        Facts.Edit file = new Facts.Edit("a.yaml", Optional.empty(), Optional.of("a: \0\n"));
        Facts facts = new Facts("", List.of(file), List.of(), List.of(), "");
        ForgeSide.ByHand pushed = new ForgeSide.ByHand(Fixtures.HEAD, Fixtures.HEAD, facts);
        assertThat(Json.write(pushed)).doesNotContain("u0000").contains("\uFFFD");
    }
}
