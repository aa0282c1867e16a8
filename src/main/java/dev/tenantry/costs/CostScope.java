package dev.tenantry.costs;

import java.util.Optional;
import java.util.Set;

/**
 * Whose charges a page is about.
 *
 * @param tenant one tenant, or empty for the whole bill
 * @param hidden tenants that the reader may not see: their charges count among the shared ones
 */
record CostScope(Optional<String> tenant, Set<String> hidden) {

    CostScope {
        hidden = Set.copyOf(hidden);
    }

    static CostScope bill(Set<String> hidden) {
        return new CostScope(Optional.empty(), hidden);
    }

    static CostScope of(String tenant) {
        return new CostScope(Optional.of(tenant), Set.of());
    }

    /** The URL of the page. */
    String href() {
        return tenant.map(id -> "/tenants/" + id + "/costs").orElse("/costs");
    }
}
