package dev.tenantry.costs;

import dev.tenantry.costs.ChargeDays.Span;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/** The rows that remember which files of the export were read. */
final class BillingFiles {

    /**
     * A file that was read.
     *
     * @param hash of its uncompressed bytes
     * @param duplicateOf the file that is counted in its place
     * @param unread rows that are in no sum
     * @param days from the first to the last of its charges
     */
    record ReadFile(
            String name,
            String hash,
            String stamp,
            Optional<String> duplicateOf,
            int unread,
            int rows,
            BigDecimal billed,
            Optional<Span> days) {}

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

    void read(ReadFile said) throws SQLException {
        String sql =
                """
                insert into read_model.billing_file
                  (name, hash, stamp, duplicate_of, refused, gone, unread, rows, billed, first_day, last_day)
                values (?, ?, ?, ?, false, false, ?, ?, ?, ?, ?)
                on conflict (name) do update set
                  (hash, stamp, duplicate_of, refused, gone, unread, rows, billed, first_day, last_day,
                   replaced_by) =
                  (excluded.hash, excluded.stamp, excluded.duplicate_of, false, false, excluded.unread,
                   excluded.rows, excluded.billed, excluded.first_day, excluded.last_day, null)
                """;
        try (PreparedStatement insert = transaction.prepareStatement(sql)) {
            insert.setString(1, said.name());
            insert.setString(2, said.hash());
            insert.setString(3, said.stamp());
            insert.setString(4, said.duplicateOf().orElse(null));
            insert.setInt(5, said.unread());
            insert.setInt(6, said.rows());
            insert.setBigDecimal(7, said.billed());
            insert.setObject(8, said.days().map(Span::first).orElse(null));
            insert.setObject(9, said.days().map(Span::last).orElse(null));
            insert.executeUpdate();
        }
    }

    /** Notes that a file could not be read; what it said before stays. */
    void refused(String name, String stamp) throws SQLException {
        String sql =
                """
                insert into read_model.billing_file
                  (name, hash, stamp, refused, gone, unread, rows, billed)
                values (?, '', ?, true, false, 0, 0, 0)
                on conflict (name) do update set (stamp, refused, gone) = (excluded.stamp, true, false)
                """;
        try (PreparedStatement insert = transaction.prepareStatement(sql)) {
            insert.setString(1, name);
            insert.setString(2, stamp);
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
