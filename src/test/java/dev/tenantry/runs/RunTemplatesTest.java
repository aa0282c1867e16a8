package dev.tenantry.runs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.testing.Postgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which names of templates the list of runs knows, over a real database. */
class RunTemplatesTest {

    private static final RunReader ALL_SEEING = new RunReader(Set.of(), "", List.of());
    private static final RunReader HIDDEN = new RunReader(Set.of("ilexa"), "", List.of());

    private final DataSource database = Postgres.migrated();
    private final Runs runs =
            new Runs(database, Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC));

    @BeforeEach
    void fill() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    """
                    insert into read_model.workflow_template
                      (namespace, name, uid, tenant, title, description) values
                      ('', 'backfill', '1', null, '', ''),
                      ('argo', 'clean-up', '2', null, '', ''),
                      ('t-acme', 'load-orders', '3', 'acme', '', ''),
                      ('t-bank', 'load-cards', '4', 'bank', '', ''),
                      ('t-ilexa', 'load-secrets', '5', 'ilexa', '', '');
                    select tenantry.run_month('2026-11-01');
                    insert into tenantry.run (created_at, uid, namespace, name, tenant, template,
                      shared_template, phase, steps_done, steps_total, cpu_seconds, memory_seconds,
                      gpu_seconds, pools, resource_version, as_of)
                    values ('2026-11-20T10:00:00Z', 'u', 't-acme', 'load-se-x7k2p', 'acme',
                      'load-orders', false, 'Succeeded', 1, 1, 0, 0, 0, '{}', 1, now());
                    """);
        }
    }

    private static RunFilter of(String tenant) {
        return RunFilter.ofTenant(tenant, new RunFilter());
    }

    @Test
    void aHiddenTenantsTemplatesAreNotNamed() {
        assertThat(runs.templates(of(""), HIDDEN))
                .containsExactly("backfill", "clean-up", "load-cards", "load-orders");
        assertThat(runs.templates(of("ilexa"), HIDDEN)).containsExactly("backfill");
        assertThat(runs.templates(of(""), ALL_SEEING)).contains("load-secrets");
    }

    @Test
    void aTenantsPageNamesItsOwnAndTheSharedOnes() {
        assertThat(runs.templates(of("acme"), ALL_SEEING))
                .containsExactly("backfill", "load-orders");
    }

    /** Where a template has the name, runs are not searched by their own. */
    @Test
    void whatIsTypedIsNotComparedWithThemEither() {
        assertThat(found("load-se", "", HIDDEN)).containsExactly("load-se-x7k2p");
        assertThat(found("load-se", "", ALL_SEEING)).isEmpty();
        assertThat(found("load-se", "acme", ALL_SEEING)).containsExactly("load-se-x7k2p");
    }

    private List<String> found(String q, String tenant, RunReader reader) {
        RunFilter filter = of(tenant);
        filter.q = q;
        return runs.page(filter, reader, "", 10).items().stream().map(Run::name).toList();
    }
}
