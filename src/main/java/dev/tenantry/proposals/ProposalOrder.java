package dev.tenantry.proposals;

import dev.tenantry.web.Sort;

/** What proposals can be sorted by. */
enum ProposalOrder implements Sort.Key {
    ASKED;

    @Override
    public boolean startsDown() {
        return true;
    }
}
