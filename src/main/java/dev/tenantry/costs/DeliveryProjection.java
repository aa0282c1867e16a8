package dev.tenantry.costs;

import dev.tenantry.costs.ChargeDays.Span;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Compares the files of the export with each other: an export may deliver a month again in other
 * files. A file that is gone, all of whose charges a newer one has, was replaced; what two files
 * both seem to say is perhaps counted twice, and is told.
 */
final class DeliveryProjection {

    /** Charges of a few files may agree by accident; so many do not. */
    private static final int TELLING = 5;

    /** Delivered again, some charges are lower than before. */
    private static final double NEARLY_ALL = .9;

    /** Two files whose days meet; {@code newer} is whether the second was written later. */
    private static final String PAIRS =
            """
            select g.name, f.name, g.gone, g.first_day, g.last_day,
              f.first_day <= g.first_day and f.last_day >= g.last_day as around,
              split_part(f.stamp, ' ', 1)::timestamptz > split_part(g.stamp, ' ', 1)::timestamptz as newer
            from read_model.billing_file g
            join read_model.billing_file f on f.name <> g.name and not f.gone
              and f.first_day <= g.last_day and f.last_day >= g.first_day
              and (g.gone or f.first_day <= g.first_day and f.last_day >= g.last_day)
            where (g.name = any(?) or f.name = any(?))
              and g.replaced_by is null and g.duplicate_of is null and f.duplicate_of is null
              and g.stamp <> '' and f.stamp <> ''
            order by g.name, f.stamp desc, f.name
            """;

    private static final String CHARGES =
            """
            select charge_day, billing_month, billing_account, coalesce(sub_account, '') as sub_account,
              service, category, correction, coalesce(node_pool, '') as node_pool,
              coalesce(namespace, '') as namespace, sum(billed) as billed
            from read_model.charge where file = ? and charge_day between ? and ?
            group by 1, 2, 3, 4, 5, 6, 7, 8, 9
            """;

    private static final String SHARED =
            """
            select count(*), count(f.billed), count(*) filter (where f.billed = g.billed),
              count(*) filter (where sign(f.billed) = sign(g.billed) and abs(f.billed) >= abs(g.billed)),
              coalesce(sum(g.billed) filter (where f.billed is not null), 0)
            from (%1$s) g left join (%1$s) f using (charge_day, billing_month, billing_account,
              sub_account, service, category, correction, node_pool, namespace)
            """
                    .formatted(CHARGES);

    private final Connection transaction;

    DeliveryProjection(Connection transaction) {
        this.transaction = transaction;
    }

    private record Pair(
            String file, String other, boolean gone, Span days, boolean around, boolean newer) {}

    /**
     * How much of a file another has too.
     *
     * @param charges of the file
     * @param found how many of them the other has, with any amount
     * @param equal with the same amount
     * @param atLeast with the same amount or more
     */
    private record Shared(long charges, long found, long equal, long atLeast, BigDecimal billed) {

        boolean isAll() {
            return charges > 0 && found == charges && atLeast >= Math.ceil(charges * NEARLY_ALL);
        }

        boolean isAllBeyondDoubt() {
            return isAll() && (equal == charges || charges >= TELLING);
        }
    }

    /**
     * Compares files that were read, or went, with all others; returns the days of those that were
     * replaced, whose charges are removed.
     */
    List<Span> compare(Set<String> files) throws SQLException {
        BillingFiles known = new BillingFiles(transaction);
        forget(files);
        List<Span> changed = new ArrayList<>();
        Set<String> replaced = new HashSet<>();
        for (Pair pair : pairs(files)) {
            if (replaced.contains(pair.file()) || (pair.gone() && !pair.newer())) {
                continue;
            }
            Shared shared = shared(pair);
            if (pair.gone() && pair.around() && shared.isAll()) {
                known.removeCharges(pair.file());
                replace(pair);
                forget(Set.of(pair.file()));
                replaced.add(pair.file());
                changed.add(pair.days());
            } else if (pair.gone() ? shared.found() > 0 : shared.isAllBeyondDoubt()) {
                overlap(pair, shared);
            }
        }
        DeliveryFindings.tell(transaction);
        return changed;
    }

    private void forget(Set<String> files) throws SQLException {
        String sql =
                """
                delete from read_model.billing_overlap o where file = any(?) or other = any(?)
                  or not exists (select from read_model.billing_file f where f.name = o.file)
                  or not exists (select from read_model.billing_file f where f.name = o.other)
                """;
        try (PreparedStatement delete = transaction.prepareStatement(sql)) {
            var names = transaction.createArrayOf("text", files.toArray());
            delete.setArray(1, names);
            delete.setArray(2, names);
            delete.executeUpdate();
        }
    }

    private List<Pair> pairs(Set<String> files) throws SQLException {
        List<Pair> pairs = new ArrayList<>();
        try (PreparedStatement select = transaction.prepareStatement(PAIRS)) {
            var names = transaction.createArrayOf("text", files.toArray());
            select.setArray(1, names);
            select.setArray(2, names);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    pairs.add(
                            new Pair(
                                    row.getString(1),
                                    row.getString(2),
                                    row.getBoolean(3),
                                    new Span(
                                            row.getObject(4, LocalDate.class),
                                            row.getObject(5, LocalDate.class)),
                                    row.getBoolean(6),
                                    row.getBoolean(7)));
                }
            }
        }
        return pairs;
    }

    private Shared shared(Pair pair) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement(SHARED)) {
            int at = 1;
            for (String file : List.of(pair.file(), pair.other())) {
                select.setString(at++, file);
                select.setObject(at++, pair.days().first());
                select.setObject(at++, pair.days().last());
            }
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return new Shared(
                        row.getLong(1),
                        row.getLong(2),
                        row.getLong(3),
                        row.getLong(4),
                        row.getBigDecimal(5));
            }
        }
    }

    /** Without its stamp it is read again, should it come back. */
    private void replace(Pair pair) throws SQLException {
        try (PreparedStatement update =
                transaction.prepareStatement(
                        "update read_model.billing_file set replaced_by = ?, stamp = '' where name = ?")) {
            update.setString(1, pair.other());
            update.setString(2, pair.file());
            update.executeUpdate();
        }
    }

    /** Two that say the same are one doubt. */
    private void overlap(Pair pair, Shared shared) throws SQLException {
        String sql =
                """
                insert into read_model.billing_overlap select ?, ?, ? where not exists
                  (select from read_model.billing_overlap where file = ? and other = ?)
                on conflict do nothing
                """;
        try (PreparedStatement insert = transaction.prepareStatement(sql)) {
            insert.setString(1, pair.file());
            insert.setString(2, pair.other());
            insert.setBigDecimal(3, shared.billed());
            insert.setString(4, pair.other());
            insert.setString(5, pair.file());
            insert.executeUpdate();
        }
    }
}
