package dev.tenantry.costs;

import dev.tenantry.costs.ChargeDays.Span;
import dev.tenantry.indexing.Copy;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;

/** Finds the anomalies anew on the days that changed charges may have made or unmade one. */
final class AnomalyRows {

    /** Days without a charge count as nothing spent. */
    private static final String SERIES =
            """
            with daily as (
              select sub_account, service, charge_day, sum(billed) as billed
              from read_model.charge
              where charge_day between ? and ? and sub_account is not null and category = 'USAGE'
              group by 1, 2, 3),
            series as (select distinct sub_account, service from daily)
            select s.sub_account, s.service, d.day::date, coalesce(daily.billed, 0)
            from series s
            cross join generate_series(?::date, ?::date, interval '1 day') as d(day)
            left join daily on daily.sub_account = s.sub_account
              and daily.service = s.service and daily.charge_day = d.day
            order by 1, 2, 3
            """;

    private AnomalyRows() {}

    static void refresh(Connection transaction, ChargeDays touched) throws SQLException {
        Optional<Span> span = touched.span();
        if (span.isEmpty()) {
            return;
        }
        LocalDate from = span.get().first();
        LocalDate to = span.get().last().plusDays(Anomalies.DAYS_BEFORE);
        remove(transaction, from, to);
        try (PreparedStatement select = transaction.prepareStatement(SERIES);
                Copy rows =
                        Copy.into(
                                transaction,
                                "read_model.cost_anomaly",
                                "charge_day",
                                "sub_account",
                                "service",
                                "billed",
                                "usual")) {
            select.setObject(1, from.minusDays(Anomalies.DAYS_BEFORE));
            select.setObject(2, to);
            select.setObject(3, from.minusDays(Anomalies.DAYS_BEFORE));
            select.setObject(4, to);
            try (ResultSet days = select.executeQuery()) {
                mark(days, from, rows);
            }
        }
    }

    private static void remove(Connection transaction, LocalDate from, LocalDate to)
            throws SQLException {
        try (PreparedStatement delete =
                transaction.prepareStatement(
                        "delete from read_model.cost_anomaly where charge_day between ? and ?")) {
            delete.setObject(1, from);
            delete.setObject(2, to);
            delete.executeUpdate();
        }
    }

    private static void mark(ResultSet days, LocalDate from, Copy rows) throws SQLException {
        String series = "";
        Anomalies rule = new Anomalies();
        while (days.next()) {
            String project = days.getString(1);
            String service = days.getString(2);
            LocalDate day = days.getObject(3, LocalDate.class);
            BigDecimal billed = days.getBigDecimal(4);
            String here = project + "\n" + service;
            if (!here.equals(series)) {
                series = here;
                rule = new Anomalies();
            }
            Optional<BigDecimal> usual = rule.next(billed);
            if (usual.isPresent() && !day.isBefore(from)) {
                rows.row(day, project, service, billed, usual.get());
            }
        }
    }
}
