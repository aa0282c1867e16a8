package dev.tenantry.tenants;

import dev.tenantry.identity.Actor;
import dev.tenantry.identity.CurrentActor;
import dev.tenantry.web.Query;
import dev.tenantry.web.TenantHead;
import dev.tenantry.web.TenantHeads;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.NotFoundException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Reads the head of a tenant's pages from the rows, for the person who asks. */
@ApplicationScoped
class HeadRows implements TenantHeads {

    /** A tenant and the only group that may know it. */
    private record Found(TenantHead head, Optional<String> visibleTo) {}

    private record Secret(String tenant, String visibleTo) {}

    private final DataSource database;
    private final CurrentActor current;

    HeadRows(DataSource database, CurrentActor current) {
        this.database = database;
        this.current = current;
    }

    @Override
    public TenantHead visible(String tenant) {
        Actor actor = current.get();
        return new Query()
                .add(TenantSql.HEAD, tenant)
                .first(database, HeadRows::read)
                .filter(found -> actor.maySee(found.visibleTo()))
                .orElseThrow(NotFoundException::new)
                .head();
    }

    @Override
    public Set<String> hidden() {
        Actor actor = current.get();
        return new Query()
                        .add(
                                "select id, visible_to from read_model.tenant where visible_to is not null")
                        .list(database, row -> new Secret(row.getString(1), row.getString(2)))
                        .stream()
                        .filter(secret -> !actor.maySee(Optional.of(secret.visibleTo())))
                        .map(Secret::tenant)
                        .collect(Collectors.toSet());
    }

    private static Found read(ResultSet row) throws SQLException {
        TenantHead head =
                new TenantHead(
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
                        row.getBoolean("unread"));
        return new Found(head, Optional.ofNullable(row.getString("visible_to")));
    }
}
