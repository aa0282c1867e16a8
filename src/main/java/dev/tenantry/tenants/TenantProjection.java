package dev.tenantry.tenants;

import dev.tenantry.indexing.Projection;
import dev.tenantry.sources.git.EstateFacts;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;

/** The estate → who the tenants are, their projects, and what they have. */
@ApplicationScoped
public class TenantProjection implements Projection<EstateFacts> {

    @Override
    public Class<EstateFacts> facts() {
        return EstateFacts.class;
    }

    @Override
    public void project(EstateFacts estate, Connection transaction) throws SQLException {
        estate.each(new TenantProjectionRows(transaction, estate));
    }
}
