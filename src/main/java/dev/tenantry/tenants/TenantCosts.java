package dev.tenantry.tenants;

import dev.tenantry.indexing.Source;
import dev.tenantry.web.Query;
import dev.tenantry.web.UntilMoved;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;

/** What tenants cost this month, day by day: their own projects and their share of the cluster. */
@ApplicationScoped
class TenantCosts {

    private static final String DAYS =
            """
            select tenant, charge_day, sum(billed) as billed from (
                select o.tenant, c.charge_day, c.billed
                from (select distinct tenant, project from read_model.project_claim mine
                      where tenant = any(?)
                        and not exists (select from read_model.project_claim other
                                        where other.project = mine.project
                                          and other.tenant <> mine.tenant)) o
                join read_model.charge c on c.sub_account = o.project and c.charge_day >= ?
                union all
                select o.tenant, c.charge_day, c.billed
                from unnest(?::text[]) o (tenant)
                join read_model.charge c on c.namespace = 't-' || o.tenant and c.charge_day >= ?
                where not exists (select from read_model.project_claim w
                                  where w.project = c.sub_account and w.tenant is not null)
            ) both_parts
            group by tenant, charge_day order by tenant, charge_day
            """;

    private static final Set<String> SOURCES = Set.of(Source.GIT.name(), Source.BILLING.name());

    /** What a tenant's days of a month cost. */
    private record Month(String tenant, LocalDate first) {}

    private record Day(String tenant, BigDecimal billed) {}

    private final DataSource database;
    private final UntilMoved known;
    private final Clock clock;

    TenantCosts(DataSource database, UntilMoved known, Clock clock) {
        this.database = database;
        this.known = known;
        this.clock = clock;
    }

    /** Days of this month that have charges, by tenant, oldest first. */
    Map<String, List<BigDecimal>> thisMonth(Collection<String> tenants) {
        LocalDate first = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).withDayOfMonth(1);
        List<Month> months = tenants.stream().map(tenant -> new Month(tenant, first)).toList();
        Map<String, List<BigDecimal>> days = new HashMap<>();
        known.all(SOURCES, months, this::read)
                .forEach((month, costs) -> days.put(month.tenant(), costs));
        return days;
    }

    private Map<Month, List<BigDecimal>> read(Set<Month> months) {
        LocalDate first = months.iterator().next().first();
        List<String> tenants = months.stream().map(Month::tenant).toList();
        Map<Month, List<BigDecimal>> days = new HashMap<>();
        months.forEach(month -> days.put(month, new ArrayList<>()));
        new Query()
                .add(DAYS, tenants, first, tenants, first)
                .list(
                        database,
                        row -> new Day(row.getString("tenant"), row.getBigDecimal("billed")))
                .forEach(
                        day ->
                                days.computeIfAbsent(
                                                new Month(day.tenant(), first),
                                                month -> new ArrayList<>())
                                        .add(day.billed()));
        return days;
    }
}
