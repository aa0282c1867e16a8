package dev.tenantry.proposals;

/** Killed after GitHub has done a later request, before the answer arrives. */
class KilledLaterAfterItIsDoneIT extends ProposalCrash {

    KilledLaterAfterItIsDoneIT() {
        super(KillingProxy.Moment.AFTER, false, "killed_later_after");
    }
}
