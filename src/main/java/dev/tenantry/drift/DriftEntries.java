package dev.tenantry.drift;

import dev.tenantry.web.NavCount;
import dev.tenantry.web.NavItem;
import dev.tenantry.web.TenantHead;
import dev.tenantry.web.TenantTab;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;

/** Where drift shows beside its own pages: in the navigation and on a tenant's pages. */
class DriftEntries {

    /** Differences that no proposal is about to mend. */
    static final String COUNT =
            "select count(*) from tenantry.drift"
                    + " where proposal is null and not coalesce(tenant, '') = any(?)";

    @Produces
    @Singleton
    NavItem nav() {
        return NavItem.of("Drift", "/drift", "git-compare", 31);
    }

    @Produces
    @Singleton
    NavCount count() {
        return new NavCount("/drift", COUNT, viewer -> List.of(viewer.hidden()));
    }

    @Produces
    @Singleton
    TenantTab drift() {
        return TenantTab.of("drift", "Drift", 6).counting(TenantHead::drifts);
    }
}
