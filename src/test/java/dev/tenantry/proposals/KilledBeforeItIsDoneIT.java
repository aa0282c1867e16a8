package dev.tenantry.proposals;

/** Killed before GitHub has seen one of the first requests. */
class KilledBeforeItIsDoneIT extends ProposalCrash {

    KilledBeforeItIsDoneIT() {
        super(KillingProxy.Moment.BEFORE, true, "killed_before");
    }
}
