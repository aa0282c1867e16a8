package dev.tenantry.tenants;

import dev.tenantry.indexing.Source;
import dev.tenantry.web.KeyedPage;
import dev.tenantry.web.Query;
import dev.tenantry.web.Sort;
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

/** The tenants that a person may see, page by page. */
@ApplicationScoped
class TenantList {

    private static final int CSV_STEP = 500;

    /** Something worse is said of it. */
    private static final String SAID = "(" + TenantSql.FAILING + " or " + TenantSql.DRIFTED + ")";

    private final DataSource database;
    private final TenantHeads heads;
    private final TenantCosts costs;
    private final TenantGrants grants;
    private final TenantBudgets budgets;
    private final UntilMoved known;
    private final TenantFigures figures;

    TenantList(
            DataSource database,
            TenantHeads heads,
            TenantCosts costs,
            TenantGrants grants,
            TenantBudgets budgets,
            UntilMoved known,
            TenantFigures figures) {
        this.database = database;
        this.grants = grants;
        this.budgets = budgets;
        this.known = known;
        this.figures = figures;
        this.heads = heads;
        this.costs = costs;
    }

    /**
     * One page.
     *
     * @param cursor where the page before ended; empty for the first page
     */
    KeyedPage<Tenant> page(TenantFilter filter, Optional<String> cursor, int limit) {
        List<Listed> rows =
                narrowed(filter, cursor, limit + 1)
                        .list(database, row -> new Listed(row.getString("sort_key"), read(row)));
        List<String> ids = rows.stream().map(row -> row.tenant().id()).toList();
        Map<String, List<BigDecimal>> days = costs.thisMonth(ids);
        Map<String, Long> held = grants.inForce(ids);
        Map<String, TenantOverview.Budget> month = budgets.thisMonth(ids);
        return KeyedPage.of(rows, limit, row -> filter.sort().cursor(row.key(), row.tenant().id()))
                .map(Listed::tenant)
                .map(
                        t ->
                                t.with(
                                        held.getOrDefault(t.id(), 0L),
                                        days.getOrDefault(t.id(), List.of()),
                                        Optional.ofNullable(month.get(t.id()))));
    }

    /** A row and what it is sorted by. */
    private record Listed(String key, Tenant tenant) {}

    /** All of them, some hundreds at a time. */
    void each(TenantFilter filter, Consumer<Tenant> sink) {
        Optional<String> cursor = Optional.empty();
        do {
            KeyedPage<Tenant> page = page(filter, cursor, CSV_STEP);
            page.items().forEach(sink);
            cursor = page.next();
        } while (cursor.isPresent());
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

    private Query narrowed(TenantFilter filter, Optional<String> cursor, int rows) {
        Sort<TenantOrder> sort = filter.sort();
        String key = sort.key().sql();
        Query query =
                new Query()
                        .add("select t.*, coalesce(project.project_id, '') as project_id,")
                        .add("drift.drifts, google.unread, failed.failures, run.* from (")
                        .add("select t.*, " + key + " as sort_key from read_model.tenant t");
        sort.key()
                .figure()
                .ifPresent(
                        figure ->
                                query.add("left join (")
                                        .add(figures.of(figure))
                                        .add(") figure on figure.tenant = t.id"));
        query.add("where t.id <> all(?) and " + TenantSql.FIRST, heads.hidden());
        cursor.map(text -> sort.key(text, 2))
                .ifPresent(
                        last ->
                                query.add(
                                        "and (" + key + ", t.id)" + sort.beyond() + "(?, ?)",
                                        sort.key().value(last.getFirst()),
                                        last.getLast()));
        narrow(query, filter);
        String down = sort.direction();
        return query.add("order by " + key + down + ", t.id" + down + " limit " + rows)
                .add(") t")
                .add(TenantSql.NUMBERS)
                .add(TenantSql.FAILURES, figures.recently())
                .add("order by t.sort_key" + down + ", t.id" + down);
    }

    private void narrow(Query query, TenantFilter filter) {
        filter.q()
                .ifPresent(
                        q ->
                                query.add(
                                        "and strpos(t.search collate \"C\", ?) > 0",
                                        q.toLowerCase(Locale.ROOT)));
        filter.env().ifPresent(env -> query.add("and t.env = ?", env));
        filter.owner().ifPresent(owner -> query.add("and t.owner = ?", owner));
        filter.state().ifPresent(state -> query.add(condition(state)));
        filter.with()
                .ifPresent(
                        with ->
                                query.add("and t.id in (select tenant from (")
                                        .add(figures.of(with.figure()))
                                        .add(") f where f.n >= ?)", with.least()));
    }

    private static String condition(TenantFilter.State state) {
        return switch (state) {
            case DRIFTED -> "and " + TenantSql.DRIFTED;
            case FAILING -> "and " + TenantSql.FAILING + " and not " + TenantSql.DRIFTED;
            case UNKNOWN -> "and " + TenantSql.UNREAD + " and not " + SAID;
            case IN_SYNC -> "and not " + TenantSql.UNREAD + " and not " + SAID;
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
                Standing.of(
                        row.getLong("drifts"),
                        row.getString("run_phase"),
                        row.getBoolean("unread")),
                0,
                row.getLong("drifts"),
                row.getBoolean("unread"),
                ranAt == null
                        ? Optional.empty()
                        : Optional.of(
                                new Tenant.LastRun(
                                        row.getString("run_namespace"),
                                        row.getString("run_name"),
                                        row.getString("run_phase"),
                                        ranAt.toInstant())),
                row.getLong("failures"),
                List.of(),
                Optional.empty());
    }
}
