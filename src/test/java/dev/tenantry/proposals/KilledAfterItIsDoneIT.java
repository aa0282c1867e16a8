package dev.tenantry.proposals;

/** Killed after GitHub has done one of the first requests, before the answer arrives. */
class KilledAfterItIsDoneIT extends ProposalCrash {

    KilledAfterItIsDoneIT() {
        super(KillingProxy.Moment.AFTER, true, "killed_after");
    }
}
