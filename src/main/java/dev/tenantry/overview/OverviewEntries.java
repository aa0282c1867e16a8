package dev.tenantry.overview;

import dev.tenantry.web.NavItem;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Where the first page shows beside itself. */
class OverviewEntries {

    @Produces
    @Singleton
    NavItem nav() {
        return new NavItem("Overview", "/", "layout-dashboard", 10, true);
    }
}
