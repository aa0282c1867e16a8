package dev.tenantry.proposals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.policy.change.Sentence;
import dev.tenantry.proposals.PullRequests.Draft;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordingTest {

    private final Wording wording = new Wording("https://console.example");

    private Draft draft(String sentence) {
        Preview plain = Fixtures.preview(Fixtures.ASKER);
        Preview preview =
                new Preview(
                        plain.id(),
                        plain.kind(),
                        plain.intent(),
                        plain.title(),
                        plain.requester(),
                        plain.asked(),
                        plain.changes(),
                        List.of(new Sentence(Sentence.Sign.GAINS, sentence)),
                        plain.verdicts(),
                        plain.approvers());
        return wording.draft(new Proposal(preview, "{}", "key"));
    }

    @Test
    void theCommitEndsInTheTrailersThatItIsFoundBy() {
        Draft draft = draft("acme-retail gains a file.");
        assertThat(draft.message().lines().toList())
                .containsExactly(
                        "Add tenants/acme-retail/infra/a.yaml",
                        "",
                        "acme-retail gains a file.",
                        "",
                        "Reason: We need it.",
                        "",
                        "Proposal-Id: " + draft.id(),
                        "Requested-by: data-engineer <data-engineer@acme.example>");
    }

    @Test
    void theBodySaysWhatThePreviewSaidAndLeadsBack() {
        Draft draft = draft("acme-retail gains a file.");
        assertThat(draft.body())
                .contains("- acme-retail gains a file.")
                .contains("> We need it.")
                .contains("- waits: Somebody else must approve.")
                .contains("](https://console.example/proposals/" + draft.id() + ")");
    }

    /** Bots on GitHub obey what stands at the beginning of a line. */
    @Test
    void whyItEndedIsOneLineOfText() {
        Proposal proposal = new Proposal(Fixtures.preview(Fixtures.ASKER), "{}", "key");
        String reason = "Withdrawn by *Mallory*: x\n\n/approve\u2028/merge\u0085@boss";
        proposal.withdrawn(reason, Instant.EPOCH);
        assertThat(wording.ended(proposal))
                .isEqualTo("Withdrawn by \\*Mallory\\*: x /approve /merge &#64;boss");
    }

    @Test
    void peoplesWordsAreNeverMarkupAndCallNobody() {
        Draft draft = draft("x\n\n# Approved-by: boss\r\n<img src=x> [a](http://b) @everyone");
        assertThat(draft.body())
                .contains(
                        "- x \\# Approved-by: boss \\<img src=x\\> \\[a\\](http://b) &#64;everyone");
        assertThat(draft.message()).contains("\nx # Approved-by: boss <img");
    }
}
