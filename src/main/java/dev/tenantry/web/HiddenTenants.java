package dev.tenantry.web;

import dev.tenantry.identity.Actor;
import dev.tenantry.identity.ConsoleRole;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;

/**
 * The one place that says which tenants a person may not know of. The estate decides while the
 * tenant is in it. Proposals and runs outlast it: of a tenant that is gone, or while the estate is
 * read again, what was last known decides.
 */
@Singleton
public class HiddenTenants {

    private static final String KNOWN =
            """
            select known.id from tenantry.known_tenant known
            where known.visible_to is distinct from '{}'
              and (known.visible_to is null or not known.visible_to <@ ?)
            """;

    private static final String NOW =
            """
            select id from read_model.tenant
            where visible_to is not null and not visible_to = any(?)
            """;

    private static final String IS_GONE =
            "and not exists (select from read_model.tenant now where now.id = known.id)";

    private final DataSource database;

    public HiddenTenants(DataSource database) {
        this.database = database;
    }

    /** Their ids in order; empty for most people, and always for those who see every tenant. */
    public List<String> from(Actor person) {
        if (person.is(ConsoleRole.INFRA_ENGINEER) || person.is(ConsoleRole.REVIEWER)) {
            return List.of();
        }
        Set<String> groups = person.groups();
        try {
            return Query.of(NOW, groups)
                    .add("union")
                    .add(KNOWN, groups)
                    .add(IS_GONE)
                    .add("order by id")
                    .list(database, HiddenTenants::id);
        } catch (RowsUnreadable e) {
            if (e.isDropped()) {
                return Query.of(KNOWN, groups).add("order by id").list(database, HiddenTenants::id);
            }
            throw e;
        }
    }

    private static String id(ResultSet row) throws SQLException {
        return row.getString(1);
    }
}
