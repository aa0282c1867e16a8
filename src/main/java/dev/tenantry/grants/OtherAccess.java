package dev.tenantry.grants;

import dev.tenantry.identity.Actor;
import dev.tenantry.web.HiddenTenants;
import dev.tenantry.web.Query;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;

/** Counts what gives access in the estate and stands in no list of grants, so that it is said. */
@ApplicationScoped
public class OtherAccess {

    /** Each gives somebody something, in a form of its own. */
    private static final List<String> KINDS =
            List.of(
                    "BigQueryDatasetAccess",
                    "CloudIdentityMembership",
                    "ClusterRoleBinding",
                    "IAMAccessBoundaryPolicy",
                    "IAMDenyPolicy",
                    "IAMServiceAccountKey",
                    "PrivilegedAccessManagerEntitlement",
                    "RoleBinding",
                    "StorageBucketAccessControl",
                    "StorageDefaultObjectAccessControl");

    private final DataSource database;
    private final HiddenTenants hidden;

    OtherAccess(DataSource database, HiddenTenants hidden) {
        this.database = database;
        this.hidden = hidden;
    }

    /** {@code 3 RoleBinding}, {@code 2 files with grants outside of tenants' folders}. */
    List<String> from(Actor actor) {
        List<String> unknown = hidden.from(actor);
        List<String> said = new ArrayList<>();
        Query.of("select kind, count(*) from read_model.manifest where kind = any(?)", KINDS)
                .add("and placed and (tenant is null or tenant <> all(?))", unknown)
                .add("group by kind order by kind")
                .each(database, 0, row -> said.add(count(row.getLong(2)) + " " + row.getString(1)));
        long elsewhere =
                Query.of("select count(*) from read_model.estate_file where sort = 'GRANT'")
                        .add("and applied and zone is distinct from 'TENANT'")
                        .add("and (tenant is null or tenant <> all(?))", unknown)
                        .number(database);
        if (elsewhere > 0) {
            String files = elsewhere == 1 ? " file" : " files";
            said.add(count(elsewhere) + files + " with grants outside of tenants' folders");
        }
        return said;
    }

    private static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
