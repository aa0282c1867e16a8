package dev.tenantry.proposals;

import dev.tenantry.identity.ConsoleRole;
import dev.tenantry.web.NavCount;
import dev.tenantry.web.NavItem;
import dev.tenantry.web.TenantHead;
import dev.tenantry.web.TenantTab;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;

/** Where proposals show beside their own pages: in the navigation and on a tenant's pages. */
class ProposalEntries {

    private static final String OPEN =
            "select count(*) from tenantry.proposal where "
                    + Stage.OPEN
                    + " and not coalesce(tenant, '') = any(?)";

    private static final String REVIEWS =
            "select count(*) from tenantry.proposal"
                    + " where stage in ('OPENED', 'CHECKED') and requested_by <> ? and ?";

    @Produces
    @Singleton
    NavItem nav() {
        return NavItem.of("Proposals", "/proposals", "git-pull-request", 30);
    }

    @Produces
    @Singleton
    NavCount open() {
        return new NavCount("/proposals", OPEN, viewer -> List.of(viewer.hidden()));
    }

    /** Somebody waits for the person who may review; for nobody else. */
    @Produces
    @Singleton
    NavCount reviews() {
        return new NavCount(
                "/",
                REVIEWS,
                viewer -> List.of(viewer.actor().email(), viewer.actor().is(ConsoleRole.REVIEWER)));
    }

    @Produces
    @Singleton
    TenantTab changes() {
        return TenantTab.of("changes", "Changes", 5).counting(TenantHead::openProposals);
    }
}
