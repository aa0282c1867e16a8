package dev.tenantry.grants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.identity.Actor;
import dev.tenantry.identity.ConsoleRole;
import dev.tenantry.testing.Postgres;
import dev.tenantry.web.HiddenTenants;
import dev.tenantry.web.Sql;
import dev.tenantry.web.Visibility;
import dev.tenantry.web.Waiting;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Whoever holds a grant in a hidden tenant does not learn of the tenant from the overview. */
class OwnGrantsOnTheOverviewTest {

    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);

    private final DataSource database = Postgres.migrated();

    private List<String> expiring(String group) {
        Actor person =
                new Actor(
                        "ana@acme.example",
                        "Ana",
                        Set.of(group),
                        Set.of(ConsoleRole.DATA_ENGINEER),
                        Optional.empty());
        EndingGrants ending = new EndingGrants(new Sql(database), CLOCK);
        Visibility visibility = new Visibility(() -> person, new HiddenTenants(database));
        return ending.items(visibility.viewer()).stream().map(Waiting.Item::href).toList();
    }

    @Test
    void aGrantInATenantThatOneMayNotKnowIsNotAmongThoseThatEnd() {
        Postgres.run(
                database,
                """
                insert into read_model.tenant
                select 'factory/' || t || '/namespace.yaml', 1, t, t, '', '', '', v, '{}', ''
                from (values ('acme', null), ('ilexa', 'ilexa-team')) tenants(t, v);
                insert into read_model.grant_row (id, path, line, tenant, kind, managed, name,
                  principal, principal_kind, principal_name, role, resource_kind, resource,
                  understood, ends, ends_key)
                select t, t, 1, t, 'IAMPolicyMember', true, 'ends', 'user:ana@acme.example', 'user',
                  'ana@acme.example', 'roles/browser', 'project', t, true,
                  '2026-11-24T12:00:00Z', '2026-11-24T12:00:00Z'
                from unnest(array['acme', 'ilexa']) t;
                """);
        assertThat(expiring("data-engineer")).containsExactly("/access/grants/acme/ends");
        assertThat(expiring("ilexa-team"))
                .containsExactly("/access/grants/acme/ends", "/access/grants/ilexa/ends");
    }
}
