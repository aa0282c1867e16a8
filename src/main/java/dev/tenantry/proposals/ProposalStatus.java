package dev.tenantry.proposals;

import dev.tenantry.web.Status;

/** How a proposal stands, in the one vocabulary of states that pages show. */
final class ProposalStatus {

    private ProposalStatus() {}

    /** As little tells it as a row of a list over several rooms has. */
    static Status of(Stage stage, boolean sentBack) {
        return switch (stage) {
            case REQUESTED -> Status.QUEUED;
            case OPENED, CHECKED -> sentBack ? Status.CHANGES_REQUESTED : Status.IN_REVIEW;
            case APPROVED -> Status.APPROVED;
            case MERGED, SYNCED -> Status.SYNCING;
            case LIVE -> Status.LIVE;
            case WITHDRAWN -> Status.WITHDRAWN;
            case REFUSED -> Status.REFUSED;
            case CONFLICT -> Status.CONFLICT;
        };
    }

    static Status of(Proposal proposal) {
        Status status = of(proposal.stage(), proposal.forge().isSentBack());
        return switch (proposal.stage()) {
            case REQUESTED -> proposal.waitsBecause().isPresent() ? Status.WAITING : status;
            case OPENED, CHECKED ->
                    status == Status.IN_REVIEW && hasBadCheck(proposal)
                            ? Status.CHECKS_FAILED
                            : status;
            case APPROVED -> proposal.forge().isQueued() ? Status.QUEUED : status;
            default -> status;
        };
    }

    private static boolean hasBadCheck(Proposal proposal) {
        return proposal.forge().seen().stream()
                .flatMap(pr -> pr.checks().stream())
                .anyMatch(Standing::isBad);
    }
}
