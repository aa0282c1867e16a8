package dev.tenantry.tenants;

import dev.tenantry.web.Query;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Reads what the first tab of a tenant shows. */
@ApplicationScoped
class OverviewRows {

    private static final int NEWEST = 5;

    private record Share(long finished, long succeeded) {}

    private final DataSource database;
    private final TenantCosts costs;
    private final TenantBudgets budgets;
    private final Clock clock;

    OverviewRows(DataSource database, TenantCosts costs, TenantBudgets budgets, Clock clock) {
        this.database = database;
        this.costs = costs;
        this.budgets = budgets;
        this.clock = clock;
    }

    TenantOverview of(String tenant) {
        Share share = share(tenant);
        List<BigDecimal> days = costs.thisMonth(List.of(tenant)).getOrDefault(tenant, List.of());
        return new TenantOverview(
                one("select cost_center from read_model.tenant where id = ? order by path", tenant)
                        .orElse(""),
                resources(tenant),
                runs(tenant),
                proposals(tenant),
                days,
                days.isEmpty()
                        ? costs.ofMonth(tenant, costs.month().minusMonths(1))
                        : BigDecimal.ZERO,
                costs.month(),
                Optional.ofNullable(budgets.thisMonth(List.of(tenant)).get(tenant)),
                expiring(tenant),
                share.finished(),
                share.succeeded());
    }

    private Optional<String> one(String query, String tenant) {
        return new Query().add(query, tenant).first(database, row -> row.getString(1));
    }

    private List<TenantOverview.Resource> resources(String tenant) {
        return new Query()
                .add("select * from read_model.tenant_resource where tenant = ?", tenant)
                .add(
                        "order by array_position(array['dataset', 'bucket', 'service-account'], kind), id")
                .list(
                        database,
                        row ->
                                new TenantOverview.Resource(
                                        row.getString("kind"),
                                        row.getString("id"),
                                        row.getString("title"),
                                        Optional.ofNullable(row.getString("data_class")),
                                        row.getString("path"),
                                        row.getInt("line")));
    }

    private List<TenantOverview.Run> runs(String tenant) {
        return new Query()
                .add("select r.*, coalesce(finished_at, started_at, created_at) as at")
                .add("from read_model.run r where tenant = ?", tenant)
                .add("order by created_at desc, uid desc limit ?", NEWEST)
                .list(database, OverviewRows::run);
    }

    private static TenantOverview.Run run(ResultSet row) throws SQLException {
        return new TenantOverview.Run(
                new Tenant.LastRun(
                        row.getString("namespace"),
                        row.getString("name"),
                        row.getString("phase"),
                        at(row, "at")),
                Optional.ofNullable(row.getString("why")));
    }

    private List<TenantOverview.OpenProposal> proposals(String tenant) {
        return new Query()
                .add("select id, title, requested_by, requested_at from tenantry.proposal")
                .add("where tenant = ?", tenant)
                .add("and stage in ('REQUESTED', 'OPENED', 'CHECKED', 'APPROVED', 'CONFLICT')")
                .add("order by requested_at desc, id limit ?", NEWEST)
                .list(
                        database,
                        row ->
                                new TenantOverview.OpenProposal(
                                        row.getString("id"),
                                        row.getString("title"),
                                        row.getString("requested_by"),
                                        at(row, "requested_at")));
    }

    private long expiring(String tenant) {
        Instant now = clock.instant();
        return new Query()
                .add("select count(*) from read_model.grant_row where tenant = ?", tenant)
                .add("and ends_key > ? and ends_key < ?", now, now.plus(Duration.ofDays(7)))
                .first(database, row -> row.getLong(1))
                .orElse(0L);
    }

    private Share share(String tenant) {
        Instant week = clock.instant().minus(Duration.ofDays(7));
        return new Query()
                .add("select count(*), count(*) filter (where phase = 'Succeeded')")
                .add("from read_model.run where tenant = ?", tenant)
                .add("and created_at > ? and phase in ('Succeeded', 'Failed', 'Error')", week)
                .first(database, row -> new Share(row.getLong(1), row.getLong(2)))
                .orElse(new Share(0, 0));
    }

    private static Instant at(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
