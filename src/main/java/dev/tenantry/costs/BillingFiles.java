package dev.tenantry.costs;

import dev.tenantry.costs.ChargeDays.Span;
import dev.tenantry.sources.billing.BillingFile;
import dev.tenantry.sources.billing.DailyCharge;
import dev.tenantry.sources.billing.FileCharges;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;

/** The rows that remember which files of the export were read. */
final class BillingFiles {

    private final Connection transaction;

    BillingFiles(Connection transaction) {
        this.transaction = transaction;
    }

    /** The days that the charges of a file are on, as it was read last. */
    Optional<Span> days(String name) throws SQLException {
        String sql =
                """
                select first_day, last_day from read_model.billing_file
                where name = ? and first_day is not null
                """;
        try (PreparedStatement select = transaction.prepareStatement(sql)) {
            select.setString(1, name);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(
                                new Span(
                                        row.getObject(1, LocalDate.class),
                                        row.getObject(2, LocalDate.class)))
                        : Optional.empty();
            }
        }
    }

    void removeCharges(String name) throws SQLException {
        Optional<Span> days = days(name);
        if (days.isEmpty()) {
            return;
        }
        String sql = "delete from read_model.charge where file = ? and charge_day between ? and ?";
        try (PreparedStatement delete = transaction.prepareStatement(sql)) {
            delete.setString(1, name);
            delete.setObject(2, days.get().first());
            delete.setObject(3, days.get().last());
            delete.executeUpdate();
        }
    }

    /** Removes a file that has another name now, with its charges; returns their days. */
    Optional<Span> forget(String name) throws SQLException {
        Optional<Span> days = days(name);
        removeCharges(name);
        try (PreparedStatement delete =
                transaction.prepareStatement(
                        "delete from read_model.billing_file where name = ?")) {
            delete.setString(1, name);
            delete.executeUpdate();
        }
        return days;
    }

    void read(FileCharges said, Optional<String> duplicateOf) throws SQLException {
        String sql =
                """
                insert into read_model.billing_file
                  (name, hash, stamp, duplicate_of, refused, gone, unread, rows, billed, first_day, last_day)
                values (?, ?, ?, ?, false, false, ?, ?, ?, ?, ?)
                on conflict (name) do update set
                  (hash, stamp, duplicate_of, refused, gone, unread, rows, billed, first_day, last_day) =
                  (excluded.hash, excluded.stamp, excluded.duplicate_of, false, false, excluded.unread,
                   excluded.rows, excluded.billed, excluded.first_day, excluded.last_day)
                """;
        Comparator<LocalDate> byDay = Comparator.naturalOrder();
        var days = said.charges().stream().map(DailyCharge::key).map(key -> key.day()).toList();
        try (PreparedStatement insert = transaction.prepareStatement(sql)) {
            insert.setString(1, said.file().name());
            insert.setString(2, said.hash());
            insert.setString(3, said.file().stamp());
            insert.setString(4, duplicateOf.orElse(null));
            insert.setInt(5, said.unread());
            insert.setInt(6, said.rows());
            insert.setBigDecimal(7, said.billed());
            insert.setObject(8, days.stream().min(byDay).orElse(null));
            insert.setObject(9, days.stream().max(byDay).orElse(null));
            insert.executeUpdate();
        }
    }

    /** Notes that a file could not be read; what it said before stays. */
    void refused(BillingFile file) throws SQLException {
        String sql =
                """
                insert into read_model.billing_file
                  (name, hash, stamp, refused, gone, unread, rows, billed)
                values (?, '', ?, true, false, 0, 0, 0)
                on conflict (name) do update set (stamp, refused, gone) = (excluded.stamp, true, false)
                """;
        try (PreparedStatement insert = transaction.prepareStatement(sql)) {
            insert.setString(1, file.name());
            insert.setString(2, file.stamp());
            insert.executeUpdate();
        }
    }

    /** Marks the files that are not in the folder any more, and only these. */
    void gone(Set<String> names) throws SQLException {
        String sql =
                "update read_model.billing_file set gone = (name = any(?)) where gone <> (name = any(?))";
        try (PreparedStatement update = transaction.prepareStatement(sql)) {
            var array = transaction.createArrayOf("text", names.toArray());
            update.setArray(1, array);
            update.setArray(2, array);
            update.executeUpdate();
        }
    }
}
