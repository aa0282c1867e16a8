package dev.tenantry.proposals;

/** Killed before GitHub has seen a later request. */
class KilledLaterBeforeItIsDoneIT extends ProposalCrash {

    KilledLaterBeforeItIsDoneIT() {
        super(KillingProxy.Moment.BEFORE, false, "killed_later_before");
    }
}
