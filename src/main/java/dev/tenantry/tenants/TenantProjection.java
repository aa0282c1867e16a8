package dev.tenantry.tenants;

import dev.tenantry.indexing.Projection;
import dev.tenantry.indexing.Rows;
import dev.tenantry.sources.git.EstateFacts;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;

/** The estate → who the tenants are, their projects, and what they have. */
@ApplicationScoped
public class TenantProjection implements Projection<EstateFacts> {

    static final String TENANTS = "read_model.tenant";
    static final String PROJECTS = "read_model.tenant_project";
    static final String RESOURCES = "read_model.tenant_resource";

    @Override
    public Class<EstateFacts> facts() {
        return EstateFacts.class;
    }

    @Override
    public void project(EstateFacts estate, Connection transaction) throws SQLException {
        Rows.forget(transaction, TENANTS, estate);
        Rows.forget(transaction, PROJECTS, estate);
        Rows.forget(transaction, RESOURCES, estate);
        estate.each(new TenantProjectionRows(transaction, estate));
    }
}
