package dev.tenantry.costs;

import dev.tenantry.web.Query;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import javax.sql.DataSource;

/** Reads charges from their rows, added up exactly. */
@ApplicationScoped
public class CostRows {

    private final DataSource database;

    public CostRows(DataSource database) {
        this.database = database;
    }

    /** What one group cost in one column of a chart. */
    record Cell(LocalDate column, String group, BigDecimal billed) {}

    /** A day on which a service cost far more than usual. */
    record Anomaly(
            LocalDate day,
            String project,
            Optional<String> tenant,
            String service,
            BigDecimal billed,
            BigDecimal usual) {}

    /** From the first to the last day that has charges; empty before the first import. */
    Optional<CostPeriod> extent() {
        String sql =
                """
                select min(first_day), max(last_day) from read_model.billing_file
                having min(first_day) is not null
                """;
        return list(
                        sql,
                        List.of(),
                        row ->
                                new CostPeriod(
                                        row.getObject(1, LocalDate.class),
                                        row.getObject(2, LocalDate.class)))
                .stream()
                .findFirst();
    }

    /**
     * What each group cost in all.
     *
     * @param newest the last day that has charges
     */
    Map<String, BigDecimal> totals(
            CostScope scope, CostGrouping grouping, CostPeriod period, LocalDate newest) {
        List<Object> values = new ArrayList<>();
        String sql = "select " + key(grouping, scope, values) + " as key, sum(billed)";
        CostTable rows = CostTable.of(scope, grouping, period.isWholeMonths(newest));
        Map<String, BigDecimal> totals = new HashMap<>();
        list(
                sql + within(rows, scope, period, values) + " group by 1",
                values,
                row -> totals.put(row.getString(1), row.getBigDecimal(2)));
        return totals;
    }

    /** What the groups cost in each column of a chart; all but {@code named} ones as "!other". */
    List<Cell> cells(
            CostScope scope,
            CostGrouping grouping,
            CostPeriod period,
            CostRange.Step step,
            Collection<String> named) {
        if (scope.tenant().isEmpty()
                && grouping == CostGrouping.TENANT
                && step != CostRange.Step.MONTH) {
            return new TenantCells(database, period, step).of(named);
        }
        List<Object> values = new ArrayList<>(List.of(named));
        String charges =
                "select date_trunc('%s', charge_day)::date as col, %s as key, billed"
                        .formatted(step.sql(), key(grouping, scope, values));
        CostTable rows = CostTable.of(scope, grouping, step == CostRange.Step.MONTH);
        String sql =
                """
                select col, case when key = any(?) then key else '!other' end as key, sum(billed)
                from (%s) as charges group by 1, 2
                """
                        .formatted(charges + within(rows, scope, period, values));
        return list(
                sql,
                values,
                row ->
                        new Cell(
                                row.getObject(1, LocalDate.class),
                                row.getString(2),
                                row.getBigDecimal(3)));
    }

    /** What each day cost; days without charges are left out. */
    NavigableMap<LocalDate, BigDecimal> daily(CostScope scope, CostPeriod period) {
        List<Object> values = new ArrayList<>();
        CostTable rows = CostTable.of(scope);
        NavigableMap<LocalDate, BigDecimal> days = new TreeMap<>();
        list(
                "select charge_day, sum(billed)"
                        + within(rows, scope, period, values)
                        + " group by 1",
                values,
                row -> days.put(row.getObject(1, LocalDate.class), row.getBigDecimal(2)));
        return days;
    }

    /** The bill of a month so far, by {@code ChargeCategory}. */
    Map<String, BigDecimal> bill(LocalDate month) {
        Map<String, BigDecimal> bill = new HashMap<>();
        // Corrections may lie in the past; nothing on a bill is after its month.
        list(
                """
                select category, sum(billed) from read_model.charge_day_sum
                where billing_month = ? and charge_day < ? group by 1
                """,
                List.of(month, month.plusMonths(1)),
                row -> bill.put(row.getString(1), row.getBigDecimal(2)));
        return bill;
    }

    /** What each tenant may spend in a month. */
    Map<String, BigDecimal> budgets(String currency) {
        Map<String, BigDecimal> budgets = new HashMap<>();
        list(
                """
                select tenant, sum(monthly) from read_model.cost_budget
                where tenant is not null and currency = ? group by 1
                """,
                List.of(currency),
                row -> budgets.put(row.getString(1), row.getBigDecimal(2)));
        return budgets;
    }

    /** What the projects that have a budget cost, by tenant: what Google holds against it. */
    Map<String, BigDecimal> againstBudget(CostPeriod period) {
        Map<String, BigDecimal> spent = new HashMap<>();
        list(
                """
                select b.tenant, sum(c.billed)
                from (select distinct tenant, project from read_model.cost_budget
                      where tenant is not null and project is not null) b
                join read_model.charge c on c.sub_account = b.project
                where c.charge_day between ? and ? group by 1
                """,
                List.of(period.from(), period.to()),
                row -> spent.put(row.getString(1), row.getBigDecimal(2)));
        return spent;
    }

    /**
     * The latest anomalies since a day, newest first. A project that is nobody's now may be one of
     * a tenant that is hidden: whoever may not know all tenants sees it not.
     */
    List<Anomaly> anomalies(CostScope scope, LocalDate since, int most) {
        String sql =
                """
                select charge_day, sub_account, tenant, service, billed, usual
                from read_model.cost_anomaly
                left join read_model.project_owner o on o.project = sub_account
                where charge_day >= ? and (?::text is null or tenant = ?)
                  and (tenant <> all(?) or tenant is null and cardinality(?) = 0)
                order by charge_day desc, billed desc limit ?
                """;
        List<Object> values = new ArrayList<>();
        values.add(since);
        values.add(scope.tenant());
        values.add(scope.tenant());
        values.add(scope.hidden());
        values.add(scope.hidden());
        values.add(most);
        return list(
                sql,
                values,
                row ->
                        new Anomaly(
                                row.getObject(1, LocalDate.class),
                                row.getString(2),
                                Optional.ofNullable(row.getString(3)),
                                row.getString(4),
                                row.getBigDecimal(5),
                                row.getBigDecimal(6)));
    }

    Doubts doubts() {
        return list(Doubts.SQL, List.of(), Doubts::of).getFirst();
    }

    private static String key(CostGrouping grouping, CostScope scope, List<Object> values) {
        if (grouping == CostGrouping.TENANT) {
            values.add(scope.hidden());
        }
        return grouping.sql();
    }

    private static String within(
            CostTable rows, CostScope scope, CostPeriod period, List<Object> values) {
        values.add(period.from());
        values.add(period.to());
        scope.tenant().ifPresent(tenant -> values.addAll(List.of(tenant, tenant)));
        return " from " + rows.from();
    }

    private <T> List<T> list(String sql, List<Object> values, Query.Reader<T> reader) {
        return Query.of(sql, values.toArray()).list(database, reader);
    }
}
