package dev.tenantry.costs;

import dev.tenantry.indexing.Finding;
import dev.tenantry.indexing.Findings;
import dev.tenantry.indexing.Source;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What of files that are gone, or say the same, wants a human. */
final class DeliveryFindings {

    private static final String AUTHOR = "billing-gone";
    private static final String AUTHOR_TWICE = "billing-twice";

    private static final String GONE =
            """
            select name, case when replaced_by is null
                then 'This file is not in the export''s folder any more; its charges are kept.'
                else 'This file is not in the export''s folder any more. ' || replaced_by
                  || ' has all that it said and counts in its place.' end,
              case when replaced_by is null
                then 'Put it back, or empty the read model to forget it.'
                else 'Put it back if it was not replaced.' end
            from read_model.billing_file where gone order by name
            """;

    private static final String TWICE =
            """
            select file, 'What this file says seems to be in ' || other || ' as well, and may be counted twice.',
              'Remove one of the two, or have the month delivered again.'
            from read_model.billing_overlap order by file, other
            """;

    private DeliveryFindings() {}

    static void tell(Connection transaction) throws SQLException {
        Findings.clear(transaction, AUTHOR);
        Findings.clear(transaction, AUTHOR_TWICE);
        Findings.add(transaction, AUTHOR, told(transaction, GONE));
        Findings.add(transaction, AUTHOR_TWICE, told(transaction, TWICE));
    }

    private static List<Finding> told(Connection transaction, String sql) throws SQLException {
        List<Finding> findings = new ArrayList<>();
        try (PreparedStatement select = transaction.prepareStatement(sql);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                findings.add(
                        new Finding(
                                Source.BILLING,
                                row.getString(1),
                                0,
                                Optional.empty(),
                                row.getString(2),
                                row.getString(3)));
            }
        }
        return findings;
    }
}
