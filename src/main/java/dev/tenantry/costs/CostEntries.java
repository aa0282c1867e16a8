package dev.tenantry.costs;

import dev.tenantry.web.NavItem;
import dev.tenantry.web.TenantTab;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Where costs show beside their own pages: in the navigation and on a tenant's pages. */
class CostEntries {

    @Produces
    @Singleton
    NavItem nav() {
        return NavItem.of("Costs", "/costs", "chart-column-stacked", 22);
    }

    @Produces
    @Singleton
    TenantTab costs() {
        return TenantTab.of("costs", "Costs", 3);
    }
}
