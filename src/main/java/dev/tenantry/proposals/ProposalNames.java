package dev.tenantry.proposals;

import dev.tenantry.web.LiveNames;
import jakarta.inject.Singleton;

/** Lets people hear of the proposals that they may see. */
@Singleton
class ProposalNames implements LiveNames {

    private final ProposalViews views;

    ProposalNames(ProposalViews views) {
        this.views = views;
    }

    @Override
    public boolean mayHear(String name) {
        return !name.startsWith(PageEvents.PREFIX)
                || views.find(name.substring(PageEvents.PREFIX.length())).isPresent();
    }
}
