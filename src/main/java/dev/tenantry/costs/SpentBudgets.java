package dev.tenantry.costs;

import dev.tenantry.web.BillCurrency;
import dev.tenantry.web.Formats;
import dev.tenantry.web.Sql;
import dev.tenantry.web.Status;
import dev.tenantry.web.UntilMoved;
import dev.tenantry.web.Viewer;
import dev.tenantry.web.Waiting;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Budgets of which more than four fifths are spent. */
@Singleton
class SpentBudgets implements Waiting {

    private static final String BUDGETS =
            """
            select b.tenant, b.monthly, b.currency, sum(c.billed) as spent
            from read_model.cost_budget b
            join read_model.charge_month_sum c on c.sub_account = b.project and c.month >= ?
            where b.tenant is not null and not b.tenant = any(?) and b.currency = ?
            group by b.path, b.line, b.tenant, b.monthly, b.currency
            having sum(c.billed) > b.monthly * 0.8
            order by sum(c.billed) / nullif(b.monthly, 0) desc limit ?
            """;

    private final Sql sql;
    private final UntilMoved known;
    private final Clock clock;
    private final BillCurrency currency;

    SpentBudgets(Sql sql, UntilMoved known, Clock clock, BillCurrency currency) {
        this.sql = sql;
        this.known = known;
        this.clock = clock;
        this.currency = currency;
    }

    @Override
    public Section section() {
        return Section.BUDGETS;
    }

    private record Asked(List<String> hidden, LocalDate month) {}

    @Override
    public List<Item> items(Viewer viewer) {
        LocalDate month = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).withDayOfMonth(1);
        return known.one(
                Set.of("GIT", "BILLING"),
                new Asked(viewer.hidden(), month),
                () ->
                        sql.list(
                                BUDGETS,
                                SpentBudgets::item,
                                month,
                                viewer.hidden(),
                                currency.code(),
                                MOST));
    }

    private static Item item(ResultSet row) throws SQLException {
        BigDecimal spent = row.getBigDecimal("spent");
        BigDecimal monthly = row.getBigDecimal("monthly");
        String tenant = row.getString("tenant");
        int percent =
                spent.multiply(BigDecimal.valueOf(100))
                        .divide(monthly, 0, RoundingMode.DOWN)
                        .intValueExact();
        return new Item(
                tenant,
                percent
                        + "% of "
                        + Formats.whole(monthly, row.getString("currency"))
                        + " spent this month",
                "/tenants/" + tenant + "/costs",
                percent > 100 ? Status.OVER_BUDGET : Status.NEAR_BUDGET,
                Optional.empty());
    }
}
