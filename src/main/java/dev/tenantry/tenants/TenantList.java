package dev.tenantry.tenants;

import dev.tenantry.web.KeyedPage;
import dev.tenantry.web.TenantHeads;
import jakarta.enterprise.context.ApplicationScoped;
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

    TenantList(DataSource database, TenantHeads heads, TenantCosts costs) {
        this.database = database;
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
        Map<String, List<java.math.BigDecimal>> days =
                costs.thisMonth(rows.stream().map(Tenant::id).toList());
        List<Tenant> priced =
                rows.stream().map(t -> t.costing(days.getOrDefault(t.id(), List.of()))).toList();
        return KeyedPage.of(priced, limit, tenant -> dev.tenantry.web.Cursor.of(tenant.id()));
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

    /** How many there are for this person, whatever the filter. */
    long all() {
        return new Query()
                .add("select count(*) from (")
                .add(
                        "select distinct id from read_model.tenant where id <> all(?)) each_once",
                        heads.hidden())
                .first(database, row -> row.getLong(1))
                .orElse(0L);
    }

    /** The few environments, each found by one step in the index instead of reading all tenants. */
    List<String> envs() {
        Set<String> hidden = heads.hidden();
        return new Query()
                .add("with recursive found as (")
                .add("(select env from read_model.tenant where id <> all(?)", hidden)
                .add("order by env limit 1) union all")
                .add("select (select t.env from read_model.tenant t")
                .add("where t.env > found.env and t.id <> all(?)", hidden)
                .add("order by t.env limit 1) from found where found.env is not null)")
                .add("select env from found where env is not null order by env")
                .list(database, row -> row.getString(1));
    }

    private Query narrowed(TenantFilter filter, String after, int rows) {
        Query query =
                new Query()
                        .add("select t.*, coalesce(project.project_id, '') as project_id,")
                        .add("drift.drifts, run.*, held.grants from (")
                        .add("select distinct on (t.id) t.* from read_model.tenant t")
                        .add("where t.id > ? and t.id <> all(?)", after, heads.hidden());
        filter.q().ifPresent(q -> query.add("and t.search like ?", containing(q)));
        filter.env().ifPresent(env -> query.add("and t.env = ?", env));
        filter.owner().ifPresent(owner -> query.add("and t.owner = ?", owner));
        filter.state().ifPresent(state -> query.add(condition(state)));
        return query.add("order by t.id, t.path, t.line limit ?", rows)
                .add(") t")
                .add(TenantSql.NUMBERS)
                .add("order by t.id");
    }

    private static String containing(String text) {
        String plain = text.toLowerCase(Locale.ROOT);
        return "%" + plain.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
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
                row.getLong("grants"),
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
