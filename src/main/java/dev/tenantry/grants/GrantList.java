package dev.tenantry.grants;

import dev.tenantry.identity.Actor;
import dev.tenantry.identity.ConsoleRole;
import dev.tenantry.manifest.TenantId;
import dev.tenantry.web.KeyedPage;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** Finds grants that a person may know of, those that end first before the others. */
@ApplicationScoped
public class GrantList {

    /** Counting stops here: nobody reads further, and a million rows cost too much. */
    public static final int MOST_COUNTED = 1_000;

    private static final String COLUMNS =
            "id, tenant, name, managed, principal, role, resource_kind, resource, condition,"
                    + " understood, ends, ends_key, requested_by, requested_at, justification, ticket,"
                    + " request_id, review_by, path, line";

    private final DataSource database;
    private final Clock clock;

    public GrantList(DataSource database, Clock clock) {
        this.database = database;
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
        cursor.map(GrantCursor::read).ifPresent(c -> c.after(sql));
        List<Grant> grants = new ArrayList<>();
        read(
                sql.text(COLUMNS) + " order by ends_key, id limit " + (limit + 1),
                sql,
                0,
                row -> grants.add(Grant.read(row, now)));
        return KeyedPage.of(grants, limit, GrantCursor::of);
    }

    /** All of them, one after the other, for a file that is saved. */
    public void each(GrantFilter filter, Actor actor, Consumer<Grant> sink) {
        Instant now = clock.instant();
        GrantSql sql = where(filter, actor, now);
        read(
                sql.text(COLUMNS) + " order by ends_key, id",
                sql,
                1_000,
                row -> sink.accept(Grant.read(row, now)));
    }

    /** How many there are; {@link #MOST_COUNTED} stands for that many or more. */
    public int count(GrantFilter filter, Actor actor) {
        GrantSql sql = where(filter, actor, clock.instant());
        int[] count = new int[1];
        read(
                "select count(*) from (" + sql.text("1") + " limit " + MOST_COUNTED + ") counted",
                sql,
                0,
                row -> count[0] = row.getInt(1));
        return count[0];
    }

    /**
     * The grant of that name in a tenant; empty as well when the person may not know the tenant.
     */
    public Optional<Grant> find(TenantId tenant, String name, Actor actor) {
        Instant now = clock.instant();
        GrantSql sql = visible(new GrantSql(), actor);
        sql.and("tenant = ?", tenant.value()).and("name = ?", name);
        List<Grant> found = new ArrayList<>();
        read(
                sql.text(COLUMNS) + " order by managed desc, id limit 1",
                sql,
                0,
                row -> found.add(Grant.read(row, now)));
        return found.stream().findFirst();
    }

    private static GrantSql where(GrantFilter filter, Actor actor, Instant now) {
        GrantSql sql = visible(new GrantSql(), actor);
        switch (filter.state()) {
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

    private static GrantSql visible(GrantSql sql, Actor actor) {
        boolean all = actor.is(ConsoleRole.INFRA_ENGINEER) || actor.is(ConsoleRole.REVIEWER);
        return all
                ? sql
                : sql.and(
                        "(visible_to is null or visible_to = any(?))",
                        (Object) actor.groups().toArray(new String[0]));
    }

    private interface Row {
        void take(ResultSet row) throws SQLException;
    }

    private void read(String query, GrantSql sql, int fetch, Row sink) {
        try (Connection connection = database.getConnection()) {
            boolean streams = fetch > 0 && connection.getAutoCommit();
            if (streams) {
                connection.setAutoCommit(false);
            }
            try (PreparedStatement select = connection.prepareStatement(query)) {
                select.setFetchSize(fetch);
                sql.bind(select);
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        sink.take(row);
                    }
                }
            } finally {
                if (streams) {
                    connection.rollback();
                    connection.setAutoCommit(true);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Grants could not be read", e);
        }
    }
}
