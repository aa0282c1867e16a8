package dev.tenantry.proposals;

import dev.tenantry.policy.change.Ability.Tense;
import dev.tenantry.policy.change.Sentence;
import dev.tenantry.web.Status;
import io.quarkus.qute.TemplateExtension;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where the pages of proposals are, and what rows say of one. */
@TemplateExtension
final class ProposalQuestions {

    static String href(Proposal proposal) {
        return "/proposals/" + proposal.id();
    }

    static Status status(Proposal proposal) {
        return ProposalStatus.of(proposal);
    }

    /** The pull request's number as people write it, or null. */
    static @Nullable String shownNumber(Proposal proposal) {
        return proposal.number().map(n -> "#" + n).orElse(null);
    }

    static Instant requestedAt(Proposal proposal) {
        return proposal.reached(Stage.REQUESTED).orElseThrow();
    }

    /** What it means, as of {@code now}. */
    static String gist(Proposal proposal, Instant now) {
        return gist(proposal, proposal.stage().tense(), now);
    }

    static String gist(Proposal proposal, Tense tense, Instant now) {
        return proposal.facts().told(tense, now).stream()
                .map(Sentence::text)
                .findFirst()
                .orElse(proposal.title());
    }

    static Status status(PullRequests.CheckRun check) {
        if (Standing.isGood(check)) {
            return Status.PASSED;
        }
        return Standing.isBad(check) ? Status.FAILED : Status.WAITING;
    }

    private ProposalQuestions() {}
}
