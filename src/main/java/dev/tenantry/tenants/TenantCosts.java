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

    /** As above of one tenant, from the sums of the months. */
    private static final String MONTH =
            """
            select coalesce(sum(billed), 0) from (
                select c.billed from read_model.project_owner o
                join read_model.charge_month_sum c on c.sub_account = o.project
                where o.tenant = ? and c.month = ?
                union all
                select c.billed from read_model.charge_month_sum c
                where c.namespace = 't-' || ? and c.month = ?
                  and not exists (select from read_model.project_claim w
                                  where w.project = c.sub_account and w.tenant is not null)
            ) both_parts
            """;

    private static final Set<String> SOURCES = Set.of(Source.GIT.name(), Source.BILLING.name());

    /** What a tenant's days of a month cost. */
    private record Month(String tenant, LocalDate first) {}

    private record Whole(String tenant, LocalDate first) {}

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
        LocalDate first = month();
        List<Month> months = tenants.stream().map(tenant -> new Month(tenant, first)).toList();
        Map<String, List<BigDecimal>> days = new HashMap<>();
        known.all(SOURCES, months, this::read)
                .forEach((month, costs) -> days.put(month.tenant(), costs));
        return days;
    }

    /** The first day of this month. */
    LocalDate month() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).withDayOfMonth(1);
    }

    /** What a whole month cost. */
    BigDecimal ofMonth(String tenant, LocalDate first) {
        return known.one(
                SOURCES,
                new Whole(tenant, first),
                () ->
                        Query.of(MONTH, tenant, first, tenant, first)
                                .first(database, row -> row.getBigDecimal(1))
                                .orElse(BigDecimal.ZERO));
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
