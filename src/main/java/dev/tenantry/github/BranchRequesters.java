package dev.tenantry.github;

import dev.tenantry.github.Makers.Origin;
import dev.tenantry.proposals.Proposal;
import dev.tenantry.proposals.ProposalId;
import dev.tenantry.proposals.Proposals;
import dev.tenantry.proposals.Stage;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Who asked for a proposal, and what we made of it, found by the name of its branch. */
final class BranchRequesters {

    private static final Pattern BRANCH =
            Pattern.compile("tenantry/[a-z0-9-]+/([0-9a-hjkmnp-tv-z]{16})");

    private final Proposals proposals;
    private final MadeCommits made;

    BranchRequesters(Proposals proposals, MadeCommits made) {
        this.proposals = proposals;
        this.made = made;
    }

    /** Empty unless the pull request really is the one of that proposal. */
    Optional<Origin> of(String branch, int pullRequest) {
        Matcher matcher = BRANCH.matcher(branch);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return proposals
                .find(new ProposalId(matcher.group(1)))
                .filter(proposal -> proposal.number().filter(n -> n == pullRequest).isPresent())
                .map(this::origin);
    }

    private Origin origin(Proposal proposal) {
        return new Origin(
                proposal.asked().requester(),
                made.of(proposal.id()),
                proposal.reached(Stage.REQUESTED).orElseThrow());
    }
}
