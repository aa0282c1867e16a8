package dev.tenantry.proposals;

/** Killed before GitHub has seen the request. */
class KilledBeforeItIsDoneIT extends ProposalCrash {

    KilledBeforeItIsDoneIT() {
        super(KillingProxy.Moment.BEFORE, "killed_before");
    }
}
