package dev.tenantry.grants;

import dev.tenantry.web.Query;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;

/** Whether the allow policy of a tenant's project still holds the binding of a grant. */
@ApplicationScoped
class AtGoogle {

    private static final String BINDING =
            """
            select b.observed_at from read_model.project_of_tenant p
            join read_model.allow_policy_binding b on b.project = p.project
            where p.tenant = ? and b.member = ? and b.role = ?
              and regexp_replace(coalesce(b.condition_expression, ''), '\\s+', ' ', 'g') = ?
            limit 1
            """;

    private final DataSource database;

    AtGoogle(DataSource database) {
        this.database = database;
    }

    /**
     * When it was last seen there; empty when it is not, or is on something else than a project.
     */
    Optional<Instant> seen(Grant grant) {
        return Query.of(
                        BINDING,
                        grant.tenant().value(),
                        grant.principal().member(),
                        grant.role().name(),
                        grant.condition().orElse("").strip().replaceAll("\\s+", " "))
                .first(database, row -> Query.instant(row, "observed_at"))
                .flatMap(at -> at);
    }
}
