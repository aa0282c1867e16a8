package dev.tenantry.proposals;

import dev.tenantry.web.Status;

/** How a proposal stands, in the one vocabulary of states that pages show. */
final class ProposalStatus {

    private ProposalStatus() {}

    static Status of(Proposal proposal) {
        return switch (proposal.stage()) {
            case REQUESTED -> proposal.waitsBecause().isPresent() ? Status.WAITING : Status.QUEUED;
            case OPENED, CHECKED -> inReview(proposal);
            case APPROVED -> proposal.forge().isQueued() ? Status.QUEUED : Status.APPROVED;
            case MERGED, SYNCED -> Status.SYNCING;
            case LIVE -> Status.LIVE;
            case WITHDRAWN -> Status.WITHDRAWN;
            case REFUSED -> Status.REFUSED;
            case CONFLICT -> Status.CONFLICT;
        };
    }

    private static Status inReview(Proposal proposal) {
        return proposal.forge()
                .seen()
                .map(
                        pr -> {
                            if (!proposal.forge().isSentBack()
                                    && pr.checks().stream().anyMatch(Standing::isBad)) {
                                return Status.CHECKS_FAILED;
                            }
                            return proposal.forge().isSentBack()
                                    ? Status.CHANGES_REQUESTED
                                    : Status.IN_REVIEW;
                        })
                .orElse(Status.IN_REVIEW);
    }
}
