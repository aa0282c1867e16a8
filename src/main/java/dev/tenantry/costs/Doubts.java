package dev.tenantry.costs;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * What of the whole export is in no sum, perhaps counted twice, or only remembered.
 *
 * @param unreadRows rows that could not be read and are in no sum
 * @param refusedFiles files that could not be read; what they said before is counted
 * @param twiceFiles files that seem to be in another file as well
 * @param twiceBilled what these files say that the others say too
 * @param keptFiles files that are gone; what they said is counted
 */
public record Doubts(
        long unreadRows,
        long refusedFiles,
        long twiceFiles,
        BigDecimal twiceBilled,
        long keptFiles,
        BigDecimal keptBilled) {

    static final String SQL =
            """
            select coalesce(sum(unread), 0), count(*) filter (where refused),
              (select count(distinct file) from read_model.billing_overlap),
              (select coalesce(sum(most), 0) from
                (select max(billed) as most from read_model.billing_overlap group by file) each),
              count(*) filter (where kept), coalesce(sum(billed) filter (where kept), 0)
            from (select *, gone and replaced_by is null and rows > 0 and not exists
                    (select from read_model.billing_overlap o where o.file = f.name) as kept
                  from read_model.billing_file f) files
            """;

    static Doubts of(ResultSet row) throws SQLException {
        return new Doubts(
                row.getLong(1),
                row.getLong(2),
                row.getLong(3),
                Cents.round(row.getBigDecimal(4)),
                row.getLong(5),
                Cents.round(row.getBigDecimal(6)));
    }

    /** Nothing is missing, and nothing is there twice, as far as can be seen. */
    public boolean isNone() {
        return unreadRows + refusedFiles + twiceFiles == 0;
    }

    public boolean isAnyUnread() {
        return unreadRows + refusedFiles > 0;
    }
}
