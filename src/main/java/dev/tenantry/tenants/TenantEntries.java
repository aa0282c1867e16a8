package dev.tenantry.tenants;

import dev.tenantry.web.NavItem;
import dev.tenantry.web.TenantTab;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Where tenants show beside their own pages: in the navigation, and the tabs that are theirs. */
class TenantEntries {

    @Produces
    @Singleton
    NavItem nav() {
        return NavItem.of("Tenants", "/tenants", "building-2", 20);
    }

    @Produces
    @Singleton
    TenantTab overview() {
        return TenantTab.of("overview", "Overview", 1).at("");
    }

    @Produces
    @Singleton
    TenantTab code() {
        return TenantTab.of("code", "As code", 7).at("?view=code");
    }
}
