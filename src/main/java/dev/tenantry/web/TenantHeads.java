package dev.tenantry.web;

import java.util.Set;

/** Tells slices which tenant a page is about, and whether this person may know it. */
public interface TenantHeads {

    /**
     * The tenant of that name.
     *
     * @throws jakarta.ws.rs.NotFoundException when there is none, or none that the signed-in person
     *     may see
     */
    TenantHead visible(String tenant);

    /** The tenants that lists must leave out for the signed-in person; mostly none. */
    Set<String> hidden();
}
