package dev.tenantry.costs;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Runs one query over the rows of costs. */
final class CostQuery {

    private CostQuery() {}

    /** Makes a thing of the row that the result stands at. */
    interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /**
     * The rows of {@code sql}.
     *
     * @param values for the question marks, in their order; a collection is an array of texts
     */
    static <T> List<T> list(
            DataSource database, String sql, List<Object> values, Reader<T> reader) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.size(); i++) {
                bind(connection, select, i + 1, values.get(i));
            }
            List<T> all = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    all.add(reader.read(row));
                }
            }
            return all;
        } catch (SQLException e) {
            throw new IllegalStateException("Charges could not be read", e);
        }
    }

    private static void bind(Connection connection, PreparedStatement select, int at, Object value)
            throws SQLException {
        switch (value) {
            case Collection<?> texts ->
                    select.setArray(at, connection.createArrayOf("text", texts.toArray()));
            case Optional<?> text -> select.setObject(at, text.orElse(null));
            default -> select.setObject(at, value);
        }
    }
}
