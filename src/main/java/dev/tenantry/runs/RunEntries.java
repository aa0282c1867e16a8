package dev.tenantry.runs;

import dev.tenantry.web.NavItem;
import dev.tenantry.web.TenantTab;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Where runs show beside their own pages: in the navigation and on a tenant's pages. */
class RunEntries {

    @Produces
    @Singleton
    NavItem nav() {
        return NavItem.of("Runs", "/runs", "workflow", 23);
    }

    @Produces
    @Singleton
    TenantTab runs() {
        return TenantTab.of("runs", "Runs", 4);
    }
}
