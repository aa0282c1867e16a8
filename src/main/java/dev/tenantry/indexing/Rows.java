package dev.tenantry.indexing;

import dev.tenantry.sources.git.EstateFacts;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;

/** Removes rows of the read model that newer facts replace. */
public final class Rows {

    private Rows() {}

    /**
     * Removes the rows of {@code table} that come from files which changed or are gone; all rows
     * when the facts are complete.
     *
     * @param table with its schema; has a column {@code path}
     */
    static void forget(Connection transaction, String table, EstateFacts facts)
            throws SQLException {
        if (facts.complete()) {
            forgetAll(transaction, table);
        } else {
            forget(transaction, table, facts.gone());
        }
    }

    /** Removes the rows of {@code table} of these files; the table has a column for the path. */
    public static void forget(Connection transaction, String table, Collection<String> paths)
            throws SQLException {
        if (paths.isEmpty()) {
            return;
        }
        Array array = transaction.createArrayOf("text", paths.toArray());
        try (PreparedStatement delete =
                transaction.prepareStatement("delete from " + table + " where path = any(?)")) {
            delete.setArray(1, array);
            delete.executeUpdate();
        } finally {
            array.free();
        }
    }

    /** Removes all rows; readers see the old ones until the transaction commits. */
    public static void forgetAll(Connection transaction, String table) throws SQLException {
        try (PreparedStatement delete = transaction.prepareStatement("delete from " + table)) {
            delete.executeUpdate();
        }
    }
}
