package dev.tenantry.costs;

import dev.tenantry.costs.ChargeDays.Span;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;

/** Adds up the days and months whose charges changed, so that pages need not. */
final class ChargeSums {

    private static final String DAYS =
            """
            insert into read_model.charge_day_sum
              (charge_day, billing_month, category, service, node_pool, billed)
            select charge_day, billing_month, category, service, node_pool, sum(billed)
            from read_model.charge where charge_day >= ? and charge_day < ?
            group by charge_day, billing_month, category, service, node_pool
            """;

    private static final String MONTHS =
            """
            insert into read_model.charge_month_sum
              (month, sub_account, namespace, node_pool, category, billed)
            select date_trunc('month', charge_day)::date, sub_account, namespace, node_pool,
                   category, sum(billed)
            from read_model.charge where charge_day >= ? and charge_day < ?
            group by 1, sub_account, namespace, node_pool, category
            """;

    private ChargeSums() {}

    static void refresh(Connection transaction, ChargeDays touched) throws SQLException {
        Optional<Span> span = touched.span();
        if (span.isEmpty()) {
            return;
        }
        LocalDate first = span.get().first();
        LocalDate end = span.get().last().plusDays(1);
        between(
                transaction,
                "delete from read_model.charge_day_sum where charge_day >= ? and charge_day < ?",
                first,
                end);
        between(transaction, DAYS, first, end);
        LocalDate month = first.withDayOfMonth(1);
        LocalDate after = span.get().last().withDayOfMonth(1).plusMonths(1);
        between(
                transaction,
                "delete from read_model.charge_month_sum where month >= ? and month < ?",
                month,
                after);
        between(transaction, MONTHS, month, after);
    }

    private static void between(Connection transaction, String sql, LocalDate from, LocalDate end)
            throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(sql)) {
            statement.setObject(1, from);
            statement.setObject(2, end);
            statement.executeUpdate();
        }
    }
}
