package dev.tenantry.grants;

import dev.tenantry.web.NavItem;
import dev.tenantry.web.TenantHead;
import dev.tenantry.web.TenantTab;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Where grants show beside their own pages: in the navigation and on a tenant's pages. */
class GrantEntries {

    @Produces
    @Singleton
    NavItem nav() {
        return NavItem.of("Access", "/access", "key-round", 21);
    }

    @Produces
    @Singleton
    TenantTab access() {
        return TenantTab.of("access", "Access", 2).counting(TenantHead::grants);
    }
}
