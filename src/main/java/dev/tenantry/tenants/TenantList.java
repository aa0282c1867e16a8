package dev.tenantry.tenants;

import dev.tenantry.indexing.Source;
import dev.tenantry.web.Cursor;
import dev.tenantry.web.KeyedPage;
import dev.tenantry.web.Query;
import dev.tenantry.web.TenantHeads;
import dev.tenantry.web.UntilMoved;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** The tenants that a person may see, by name, page by page. */
@ApplicationScoped
class TenantList {

    private static final int CSV_STEP = 500;

    private final DataSource database;
    private final TenantHeads heads;
    private final TenantCosts costs;
    private final TenantGrants grants;
    private final UntilMoved known;

    TenantList(
            DataSource database,
            TenantHeads heads,
            TenantCosts costs,
            TenantGrants grants,
            UntilMoved known) {
        this.database = database;
        this.grants = grants;
        this.known = known;
        this.heads = heads;
        this.costs = costs;
    }

    /**
     * One page.
     *
     * @param after the id of the last tenant of the page before; empty for the first page
     */
    KeyedPage<Tenant> page(TenantFilter filter, String after, int limit) {
        List<Tenant> rows = narrowed(filter, after, limit + 1).list(database, TenantList::read);
        List<String> ids = rows.stream().map(Tenant::id).toList();
        Map<String, List<BigDecimal>> days = costs.thisMonth(ids);
        Map<String, Long> held = grants.inForce(ids);
        List<Tenant> counted =
                rows.stream()
                        .map(
                                t ->
                                        t.with(
                                                held.getOrDefault(t.id(), 0L),
                                                days.getOrDefault(t.id(), List.of())))
                        .toList();
        return KeyedPage.of(counted, limit, tenant -> Cursor.of(tenant.id()));
    }

    /** All of them, some hundreds at a time. */
    void each(TenantFilter filter, Consumer<Tenant> sink) {
        String after = "";
        List<Tenant> page;
        do {
            page = page(filter, after, CSV_STEP).items();
            page.forEach(sink);
            after = page.isEmpty() ? after : page.getLast().id();
        } while (page.size() == CSV_STEP);
    }

    /** What there is for this person, whatever the filter. */
    All all() {
        Set<String> hidden = heads.hidden();
        return known.one(
                Set.of(Source.GIT.name()),
                new Hidden(hidden),
                () -> new All(count(hidden), envs(hidden)));
    }

    /**
     * All tenants together.
     *
     * @param envs their environments, in order
     */
    record All(long count, List<String> envs) {}

    private record Hidden(Set<String> tenants) {}

    private long count(Set<String> hidden) {
        return new Query()
                .add("select count(distinct id) from read_model.tenant where id <> all(?)", hidden)
                .first(database, row -> row.getLong(1))
                .orElse(0L);
    }

    private List<String> envs(Set<String> hidden) {
        return new Query()
                .add("select distinct env from read_model.tenant where id <> all(?)", hidden)
                .add("order by env")
                .list(database, row -> row.getString(1));
    }

    private Query narrowed(TenantFilter filter, String after, int rows) {
        Query query =
                new Query()
                        .add("select t.*, coalesce(project.project_id, '') as project_id,")
                        .add("drift.drifts, run.* from (")
                        .add("select distinct on (t.id) t.* from read_model.tenant t")
                        .add("where t.id > ? and t.id <> all(?)", after, heads.hidden());
        filter.q()
                .ifPresent(
                        q ->
                                query.add(
                                        "and strpos(t.search collate \"C\", ?) > 0",
                                        q.toLowerCase(Locale.ROOT)));
        filter.env().ifPresent(env -> query.add("and t.env = ?", env));
        filter.owner().ifPresent(owner -> query.add("and t.owner = ?", owner));
        filter.state().ifPresent(state -> query.add(condition(state)));
        return query.add("order by t.id, t.path, t.line limit " + rows)
                .add(") t")
                .add(TenantSql.NUMBERS)
                .add("order by t.id");
    }

    private static String condition(TenantFilter.State state) {
        return switch (state) {
            case DRIFTED -> "and " + TenantSql.DRIFTED;
            case FAILING -> "and " + TenantSql.FAILING + " and not " + TenantSql.DRIFTED;
            case IN_SYNC -> "and not " + TenantSql.FAILING + " and not " + TenantSql.DRIFTED;
        };
    }

    private static Tenant read(ResultSet row) throws SQLException {
        OffsetDateTime ranAt = row.getObject("run_at", OffsetDateTime.class);
        return new Tenant(
                row.getString("id"),
                row.getString("display_name"),
                row.getString("owner"),
                row.getString("env"),
                row.getString("project_id"),
                Standing.of(row.getLong("drifts"), row.getString("run_phase")),
                0,
                row.getLong("drifts"),
                ranAt == null
                        ? Optional.empty()
                        : Optional.of(
                                new Tenant.LastRun(
                                        row.getString("run_namespace"),
                                        row.getString("run_name"),
                                        row.getString("run_phase"),
                                        ranAt.toInstant())),
                List.of());
    }
}
