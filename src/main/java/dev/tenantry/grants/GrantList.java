package dev.tenantry.grants;

import dev.tenantry.identity.Actor;
import dev.tenantry.manifest.TenantId;
import dev.tenantry.web.HiddenTenants;
import dev.tenantry.web.KeyedPage;
import dev.tenantry.web.Query;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** Finds grants that a person may know of. */
@ApplicationScoped
public class GrantList {

    /** Counting stops here: nobody reads further, and a million rows cost too much. */
    public static final int MOST_COUNTED = 1_000;

    private static final String COLUMNS =
            "id, tenant, name, managed, principal, role, resource_kind, resource, condition,"
                    + " understood, ends, ends_key, requested_by, requested_at, justification, ticket,"
                    + " request_id, review_by, path, line";

    private final DataSource database;
    private final HiddenTenants hidden;
    private final Clock clock;

    public GrantList(DataSource database, HiddenTenants hidden, Clock clock) {
        this.database = database;
        this.hidden = hidden;
        this.clock = clock;
    }

    /**
     * A page of grants.
     *
     * @param cursor where the page before ended; empty for the first
     */
    public KeyedPage<Grant> page(
            GrantFilter filter, Actor actor, Optional<String> cursor, int limit) {
        Instant now = clock.instant();
        GrantSql sql = where(filter, actor, now);
        cursor.map(text -> GrantCursor.read(filter.sort(), text)).ifPresent(c -> c.after(sql));
        List<Grant> grants =
                sql.of(COLUMNS, order(filter) + " limit " + (limit + 1))
                        .list(database, row -> Grant.read(row, now));
        return KeyedPage.of(grants, limit, grant -> GrantCursor.of(filter.sort(), grant));
    }

    /** All of them, one after the other, for a file that is saved. */
    public void each(GrantFilter filter, Actor actor, Consumer<Grant> sink) {
        Instant now = clock.instant();
        where(filter, actor, now)
                .of(COLUMNS, order(filter))
                .each(database, 1_000, row -> sink.accept(Grant.read(row, now)));
    }

    /** How many there are; {@link #MOST_COUNTED} stands for that many or more. */
    public int count(GrantFilter filter, Actor actor) {
        GrantSql sql = where(filter, actor, clock.instant());
        Query counted =
                Query.of("select count(*) from (").add(sql.of("1", "limit " + MOST_COUNTED));
        return (int) counted.add(") counted").number(database);
    }

    /**
     * The grant of that name in a tenant; empty as well when the person may not know the tenant.
     */
    public Optional<Grant> find(TenantId tenant, String name, Actor actor) {
        Instant now = clock.instant();
        GrantSql sql = visible(new GrantSql(), actor);
        sql.and("tenant = ?", tenant.value()).and("name = ?", name);
        return sql.of(COLUMNS, "order by managed desc, id limit 1")
                .first(database, row -> Grant.read(row, now));
    }

    private static String order(GrantFilter filter) {
        String down = filter.sort().direction();
        return "order by " + filter.sort().key().sql() + down + ", id" + down;
    }

    private GrantSql where(GrantFilter filter, Actor actor, Instant now) {
        GrantSql sql = visible(new GrantSql(), actor);
        switch (filter.state()) {
            case MINE -> {
                sql.principal(actor.principal());
                sql.and("ends_key > ?", now);
            }
            case CURRENT -> sql.and("ends_key > ?", now);
            case EXPIRING ->
                    sql.and("ends_key > ?", now).and("ends_key <= ?", now.plus(Grant.SOON));
            case PERMANENT -> sql.and("ends_key = 'infinity'");
            case EXPIRED -> sql.and("ends_key <= ?", now);
            case ALL -> {}
        }
        filter.tenant().ifPresent(tenant -> sql.and("tenant = ?", tenant));
        filter.role().ifPresent(role -> sql.and("role = ?", role));
        filter.principal().ifPresent(sql::principal);
        filter.ends()
                .ifPresent(
                        days ->
                                sql.and(
                                        "ends_key <= ?",
                                        now.plus(java.time.Duration.ofDays(days))));
        return sql;
    }

    private GrantSql visible(GrantSql sql, Actor actor) {
        List<String> unknown = hidden.from(actor);
        return unknown.isEmpty() ? sql : sql.and("tenant <> all(?)", unknown);
    }
}
