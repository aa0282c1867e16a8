package dev.tenantry.tenants;

import dev.tenantry.estate.Places;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;

/**
 * Keeps for good who may know each tenant that was touched: what happened in a tenant outlasts its
 * manifests, and stays hidden from whom it was hidden.
 */
final class KnownTenants {

    /** Two manifests may claim a tenant; whoever may know it is in the groups of both. */
    private static final String KEEP =
            """
            insert into tenantry.known_tenant (id, visible_to)
            select now.id, now.visible_to
            from (select id, coalesce(array_agg(distinct visible_to)
                                          filter (where visible_to is not null), '{}') as visible_to
                  from read_model.tenant where ? or id = any(?) group by id) now
            left join tenantry.known_tenant known using (id)
            where known.visible_to is distinct from now.visible_to
            on conflict (id) do update set visible_to = excluded.visible_to
            """;

    private final boolean everything;
    private final Set<String> tenants = new HashSet<>();

    KnownTenants(boolean everything) {
        this.everything = everything;
    }

    void touched(String path) {
        if (!everything) {
            Places.tenantOf(path).ifPresent(tenant -> tenants.add(tenant.value()));
        }
    }

    /** Called when the rows of tenants are written. */
    void keep(Connection transaction) throws SQLException {
        try (PreparedStatement keep = transaction.prepareStatement(KEEP)) {
            keep.setBoolean(1, everything);
            keep.setArray(2, transaction.createArrayOf("text", tenants.toArray()));
            keep.executeUpdate();
        }
    }
}
