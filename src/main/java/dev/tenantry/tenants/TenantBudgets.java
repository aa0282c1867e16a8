package dev.tenantry.tenants;

import dev.tenantry.indexing.Source;
import dev.tenantry.tenants.TenantOverview.Budget;
import dev.tenantry.web.Query;
import dev.tenantry.web.UntilMoved;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

/**
 * What tenants may cost this month, and what of it is used. A budget counts the tenant's project
 * alone, not its part of the cluster.
 */
@ApplicationScoped
class TenantBudgets {

    private static final String USED =
            """
            select b.tenant, sum(b.monthly) as monthly, sum(coalesce(spent.billed, 0)) as spent
            from read_model.cost_budget b
            left join lateral (
              select sum(c.billed) as billed from read_model.charge_month_sum c
              where c.sub_account = b.project and c.month = ?) spent on true
            where b.tenant = any (?) and b.currency = ? group by b.tenant
            """;

    private static final Set<String> SOURCES = Set.of(Source.GIT.name(), Source.BILLING.name());

    private record Month(String tenant, LocalDate first) {}

    private record Used(String tenant, Budget budget) {}

    private final DataSource database;
    private final UntilMoved known;
    private final TenantFigures figures;

    TenantBudgets(DataSource database, UntilMoved known, TenantFigures figures) {
        this.database = database;
        this.known = known;
        this.figures = figures;
    }

    /** By tenant; those that have none are left out. */
    Map<String, Budget> thisMonth(Collection<String> tenants) {
        LocalDate first = figures.month();
        List<Month> months = tenants.stream().map(tenant -> new Month(tenant, first)).toList();
        Map<String, Budget> budgets = new HashMap<>();
        known.all(SOURCES, months, asked -> read(asked, first))
                .forEach((month, budget) -> budget.ifPresent(b -> budgets.put(month.tenant(), b)));
        return budgets;
    }

    private Map<Month, Optional<Budget>> read(Set<Month> asked, LocalDate first) {
        Map<Month, Optional<Budget>> budgets = new HashMap<>();
        asked.forEach(month -> budgets.put(month, Optional.empty()));
        Query.of(USED, first, asked.stream().map(Month::tenant).toList(), figures.currency())
                .list(
                        database,
                        row ->
                                new Used(
                                        row.getString("tenant"),
                                        new Budget(
                                                row.getBigDecimal("monthly"),
                                                row.getBigDecimal("spent"))))
                .forEach(
                        used ->
                                budgets.put(
                                        new Month(used.tenant(), first),
                                        Optional.of(used.budget())));
        return budgets;
    }
}
