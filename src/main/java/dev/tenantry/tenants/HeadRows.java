package dev.tenantry.tenants;

import dev.tenantry.identity.CurrentActor;
import dev.tenantry.web.HiddenTenants;
import dev.tenantry.web.Query;
import dev.tenantry.web.TenantHead;
import dev.tenantry.web.TenantHeads;
import dev.tenantry.web.TenantTabs;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.NotFoundException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

/** Reads the head of a tenant's pages from the rows, for the person who asks. */
@ApplicationScoped
class HeadRows implements TenantHeads {

    private final DataSource database;
    private final HiddenTenants tenants;
    private final CurrentActor current;
    private final TenantTabs tabs;

    HeadRows(DataSource database, HiddenTenants tenants, CurrentActor current, TenantTabs tabs) {
        this.database = database;
        this.tenants = tenants;
        this.current = current;
        this.tabs = tabs;
    }

    @Override
    public TenantHead visible(String tenant) {
        if (hidden().contains(tenant)) {
            throw new NotFoundException();
        }
        return new Query()
                .add(TenantSql.HEAD, tenant)
                .first(database, this::read)
                .orElseThrow(NotFoundException::new);
    }

    @Override
    public Set<String> hidden() {
        return Set.copyOf(tenants.from(current.get()));
    }

    private TenantHead read(ResultSet row) throws SQLException {
        return new TenantHead(
                row.getString("id"),
                row.getString("display_name"),
                row.getString("project_id"),
                row.getString("env"),
                row.getString("owner"),
                Optional.ofNullable(row.getString("data_class")),
                Optional.ofNullable(row.getString("location")),
                row.getString("path"),
                Standing.of(
                        row.getLong("drifts"),
                        row.getString("run_phase"),
                        row.getBoolean("unread")),
                row.getLong("grants"),
                row.getLong("open_proposals"),
                row.getLong("drifts"),
                row.getBoolean("unread"),
                tabs.all());
    }
}
