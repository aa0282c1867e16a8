package dev.tenantry.costs;

import dev.tenantry.costs.CostRows.Cell;
import dev.tenantry.web.Query;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/**
 * The chart of the whole bill by tenant, without asking of each charge whose it is: the few named
 * tenants are found by index, and the others are what is missing to the bill.
 */
final class TenantCells {

    private static final String BILL =
            """
            select date_trunc(?, charge_day)::date as col, sum(billed)
            from read_model.charge_day_sum where charge_day between ? and ? group by 1
            """;

    private static final String NAMED =
            """
            select date_trunc(?, charge_day)::date as col, tenant, sum(billed)
            from read_model.cost
            where charge_day between ? and ? and tenant = any(?)
              and (namespace = any(array(select 't-' || t from unnest(?::text[]) t))
                   or sub_account = any(array(
                     select project from read_model.project_claim where tenant = any(?))))
            group by 1, 2
            """;

    private final DataSource database;
    private final CostPeriod period;
    private final CostRange.Step step;

    TenantCells(DataSource database, CostPeriod period, CostRange.Step step) {
        this.database = database;
        this.period = period;
        this.step = step;
    }

    /** The cells of the tenants that are named, and of all else as "!other". */
    List<Cell> of(Collection<String> named) {
        Map<LocalDate, BigDecimal> rest = bill();
        List<Cell> cells = new ArrayList<>(ofThese(named));
        cells.forEach(cell -> rest.merge(cell.column(), cell.billed(), BigDecimal::subtract));
        rest.forEach((column, billed) -> cells.add(new Cell(column, "!other", billed)));
        return cells;
    }

    private Map<LocalDate, BigDecimal> bill() {
        Map<LocalDate, BigDecimal> bill = new TreeMap<>();
        Query.of(BILL, step.sql(), period.from(), period.to())
                .each(
                        database,
                        0,
                        row -> bill.put(row.getObject(1, LocalDate.class), row.getBigDecimal(2)));
        return bill;
    }

    private List<Cell> ofThese(Collection<String> named) {
        return Query.of(NAMED, step.sql(), period.from(), period.to(), named, named, named)
                .list(
                        database,
                        row ->
                                new Cell(
                                        row.getObject(1, LocalDate.class),
                                        row.getString(2),
                                        row.getBigDecimal(3)));
    }
}
