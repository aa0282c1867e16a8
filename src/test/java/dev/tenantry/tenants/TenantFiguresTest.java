package dev.tenantry.tenants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenantry.testing.Postgres;
import dev.tenantry.web.KeyedPage;
import dev.tenantry.web.Problem;
import dev.tenantry.web.Sql;
import dev.tenantry.web.TenantHead;
import dev.tenantry.web.TenantHeads;
import dev.tenantry.web.UntilMoved;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tenants by what they cost, use of their budget, fail and differ. */
class TenantFiguresTest {

    private static final Clock NOON =
            Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);

    private final DataSource database = Postgres.migrated();
    private final UntilMoved known = new UntilMoved(new Sql(database));
    private final TenantCosts costs = new TenantCosts(database, known, NOON);
    private final TenantFigures figures = new TenantFigures(NOON, () -> "EUR");
    private final TenantList tenants =
            new TenantList(
                    database,
                    new NothingHidden(),
                    costs,
                    new TenantGrants(database, known, NOON),
                    new TenantBudgets(database, known, figures),
                    known,
                    figures);

    private record NothingHidden() implements TenantHeads {
        @Override
        public TenantHead visible(String tenant) {
            throw new UnsupportedOperationException(tenant);
        }

        @Override
        public Set<String> hidden() {
            return Set.of();
        }
    }

    @BeforeEach
    void fourTenants() {
        Postgres.run(
                database,
                """
                insert into read_model.tenant
                  select 'tenants/' || id || '/t.yaml', 1, id, id, 'prod', 'o', '', null, '{}', id
                  from unnest(array['ash', 'birch', 'cedar', 'dogwood']) id;
                insert into read_model.project_claim (path, line, project, tenant, claimed_by)
                  select 'p/' || id, 1, 'p-' || id, id, 'PROJECT' from read_model.tenant;
                insert into read_model.charge_month_sum (month, sub_account, category, billed) values
                  ('2026-11-01', 'p-ash', 'USAGE', 20), ('2026-11-01', 'p-birch', 'USAGE', 3000.5),
                  ('2026-11-01', 'p-cedar', 'USAGE', 100), ('2026-10-01', 'p-dogwood', 'USAGE', 9000);
                insert into read_model.charge_month_sum (month, namespace, category, billed) values
                  ('2026-10-01', 't-dogwood', 'USAGE', 1.25);
                insert into read_model.cost_budget (path, line, name, tenant, project, monthly, currency)
                  values ('b/ash', 1, 'b', 'ash', 'p-ash', 10, 'EUR'),
                    ('b/birch', 1, 'b', 'birch', 'p-birch', 9000, 'EUR'),
                    ('b/dogwood', 1, 'b', 'dogwood', 'p-dogwood', 50, 'EUR');
                insert into tenantry.drift select 'k' || n, 'cedar', 'VALUE', 'o', 'f', 'a', 'b',
                  null, null, now(), now() from generate_series(1, 3) n;
                insert into tenantry.drift
                  values ('k9', 'birch', 'VALUE', 'o', 'f', 'a', 'b', null, null, now(), now());
                select tenantry.run_month('2026-11-01');
                insert into tenantry.run (created_at, uid, namespace, name, tenant, shared_template,
                  phase, steps_done, steps_total, cpu_seconds, memory_seconds, gpu_seconds, pools,
                  resource_version, as_of)
                select at::timestamptz, uid, 't-' || tenant, uid, tenant, false, phase, 1, 1, 0, 0, 0,
                  '{}', 1, now()
                from (values ('2026-11-20T10:00:00Z', 'r1', 'dogwood', 'Failed'),
                  ('2026-11-21T10:00:00Z', 'r2', 'dogwood', 'Error'),
                  ('2026-11-21T10:00:00Z', 'r3', 'ash', 'Failed'),
                  ('2026-11-10T10:00:00Z', 'r4', 'cedar', 'Failed'),
                  ('2026-11-21T10:00:00Z', 'r5', 'cedar', 'Succeeded')) r (at, uid, tenant, phase);
                """);
    }

    private static TenantFilter asked(String with, String sort) {
        Optional<String> none = Optional.empty();
        return TenantFilter.of(none, none, none, none, Optional.of(with), Optional.of(sort));
    }

    /** Page by page, so that a page that began at the wrong place would show. */
    private List<String> all(String with, String sort) {
        List<String> ids = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            KeyedPage<Tenant> page = tenants.page(asked(with, sort), cursor, 1);
            page.items().forEach(tenant -> ids.add(tenant.id()));
            cursor = page.next();
        } while (cursor.isPresent());
        return ids;
    }

    @Test
    void theDearestStandsFirstAndTheOtherWayRound() {
        assertThat(all("", "-cost")).containsExactly("birch", "cedar", "ash", "dogwood");
        assertThat(all("", "cost")).containsExactly("dogwood", "ash", "cedar", "birch");
    }

    @Test
    void whoUsedMostOfItsBudgetStandsFirstAndWhoHasNoneLast() {
        assertThat(all("", "-budget")).containsExactly("ash", "birch", "dogwood", "cedar");
    }

    @Test
    void whatFailsAndWhatDiffersMostStandsFirst() {
        assertThat(all("", "-failures")).containsExactly("dogwood", "ash", "cedar", "birch");
        assertThat(all("", "-drift").subList(0, 2)).containsExactly("cedar", "birch");
    }

    @Test
    void onlyThoseAreListedThatHaveWhatIsAskedFor() {
        assertThat(all("failures", "name")).containsExactly("ash", "dogwood");
        assertThat(all("drift", "name")).containsExactly("birch", "cedar");
        assertThat(all("budget", "name")).containsExactly("ash");
        assertThat(all("cost", "name")).containsExactly("birch");
    }

    @Test
    void aRowSaysItsBudgetAndItsFailedRuns() {
        Tenant ash = tenants.page(asked("", "name"), Optional.empty(), 1).items().getFirst();

        assertThat(ash.budget().orElseThrow().share()).isEqualTo(2);
        assertThat(ash.failures()).isEqualTo(1);
    }

    @Test
    void theMonthBeforeIsTheProjectAndItsPartOfTheCluster() {
        assertThat(costs.ofMonth("dogwood", costs.month().minusMonths(1)))
                .isEqualByComparingTo("9001.25");
    }

    @Test
    void aMonthWithoutCostsSaysSoAndWhatTheMonthBeforeWas() {
        TenantBudgets budgets = new TenantBudgets(database, known, figures);
        TenantOverview dogwood = new OverviewRows(database, costs, budgets, NOON).of("dogwood");
        TenantOverview elm = new OverviewRows(database, costs, budgets, NOON).of("elm");

        assertThat(dogwood.daily()).isEmpty();
        assertThat(dogwood.monthName() + ", " + dogwood.lastMonthName())
                .isEqualTo("November, October");
        assertThat(dogwood.lastMonth()).isEqualByComparingTo("9001.25");
        assertThat(dogwood.hasCosts()).isTrue();
        assertThat(elm.hasCosts()).isFalse();
    }

    @Test
    void aCursorThatIsNoNumberIsRefused() {
        String cursor = asked("", "-cost").sort().cursor("many", "ash");

        assertThatThrownBy(() -> tenants.page(asked("", "-cost"), Optional.of(cursor), 1))
                .isInstanceOf(Problem.class);
    }
}
