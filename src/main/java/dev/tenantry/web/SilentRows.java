package dev.tenantry.web;

import jakarta.enterprise.context.RequestScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Counts {@link SilentProjects}; a project of a tenant that one may not know is not counted. Not
 * remembered by marker: the same projects may be silent again, and from another time on. Within one
 * request they are read once.
 */
@RequestScoped
public class SilentRows {

    private static final String COUNTS =
            """
            select count(*) as total,
                   count(*) filter (where g.trouble is not null) as silent,
                   count(*) filter (where g.trouble is not null and g.observed_at is null)
                       as never_read,
                   count(*) filter (where g.trouble is null and not g.accounts_listed)
                       as without_accounts,
                   min(g.observed_at) filter (where g.trouble is not null) as oldest
            from read_model.google_project g
            """;
    private static final String VISIBLE =
            """
            cross join (select ?::text[] as tenants) hidden
            where not exists (select from read_model.project_claim p
                              where p.project = g.project and p.tenant = any(hidden.tenants))
            """;
    private static final String OF_TENANT =
            """
            where exists (select from read_model.project_claim p
                          where p.project = g.project and p.tenant = ?)
            """;

    private final Sql sql;
    private final Visibility visibility;
    private @Nullable SilentProjects all;

    SilentRows(Sql sql, Visibility visibility) {
        this.sql = sql;
        this.visibility = visibility;
    }

    /** Of all that the signed-in person may see. */
    public SilentProjects all() {
        if (all == null) {
            all = read(VISIBLE, visibility.hidden());
        }
        return all;
    }

    /** Of one tenant, which the signed-in person may know. */
    public SilentProjects of(String tenant) {
        return read(OF_TENANT, tenant);
    }

    private SilentProjects read(String which, Object value) {
        return sql.list(COUNTS + which, SilentRows::read, value).stream()
                .findFirst()
                .orElse(SilentProjects.NONE);
    }

    private static SilentProjects read(ResultSet row) throws SQLException {
        return new SilentProjects(
                row.getLong("total"),
                row.getLong("silent"),
                row.getLong("never_read"),
                row.getLong("without_accounts"),
                Query.instant(row, "oldest"));
    }
}
