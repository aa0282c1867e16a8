package dev.tenantry.indexing;

import dev.tenantry.web.NavItem;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Where the state of the sources shows beside its own pages. */
class StatusEntries {

    @Produces
    @Singleton
    NavItem nav() {
        return NavItem.of("Status", "/status", "activity", 32);
    }
}
