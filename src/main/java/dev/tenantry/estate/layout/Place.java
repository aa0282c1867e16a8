package dev.tenantry.estate.layout;

import dev.tenantry.estate.Zone;
import dev.tenantry.manifest.TenantId;
import java.util.Map;
import java.util.Optional;

/**
 * Where a path is in a layout.
 *
 * @param tenant whose it is; empty for what is nobody's or all tenants'
 * @param values what the variables of the pattern are
 * @param told does the path tell whose it is, and not only the file?
 * @param odd what stands where a tenant's name should, and can be none
 */
public record Place(
        Zone zone,
        Optional<TenantId> tenant,
        boolean told,
        Map<String, String> values,
        Optional<String> odd) {

    public Place {
        values = Map.copyOf(values);
    }

    /** Is it somebody's, where things are somebody's? */
    public boolean isWhole() {
        return tenant.isPresent() || !zone.isOfTenants();
    }
}
