package dev.tenantry.proposals;

/** Killed after GitHub has done what was asked, before the answer arrives. */
class KilledAfterItIsDoneIT extends ProposalCrash {

    KilledAfterItIsDoneIT() {
        super(KillingProxy.Moment.AFTER, "killed_after");
    }
}
