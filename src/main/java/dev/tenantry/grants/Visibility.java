package dev.tenantry.grants;

import dev.tenantry.estate.Places;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** Copies who may see a tenant to the tenant's grants, for the tenants that were touched. */
final class Visibility {

    private static final String APPLY =
            """
            update read_model.grant_row g set visible_to = t.visible_to
            from read_model.grant_tenant t
            where t.tenant = g.tenant and g.visible_to is distinct from t.visible_to
            """;

    private final boolean everything;
    private final Set<String> tenants = new HashSet<>();

    Visibility(boolean everything) {
        this.everything = everything;
    }

    void touched(Collection<String> paths) {
        paths.forEach(this::touched);
    }

    void touched(String path) {
        if (!everything) {
            Places.tenantOf(path).ifPresent(tenant -> tenants.add(tenant.value()));
        }
    }

    void apply(Connection transaction) throws SQLException {
        String sql = everything ? APPLY : APPLY + " and g.tenant = any(?)";
        try (PreparedStatement update = transaction.prepareStatement(sql)) {
            if (!everything) {
                update.setObject(1, tenants.toArray(new String[0]));
            }
            update.executeUpdate();
        }
    }
}
