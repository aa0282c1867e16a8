package dev.tenantry.tenants;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A read of rows: text and values are put together in order, so that they cannot get mixed up. */
final class Query {

    /** Makes a thing of the row that the result stands at. */
    @FunctionalInterface
    interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private final StringBuilder text = new StringBuilder();
    private final List<@Nullable Object> values = new ArrayList<>();

    /** Adds text of ours and the values for its question marks; never foreign text. */
    Query add(String more, Object... given) {
        text.append(more).append('\n');
        for (Object value : given) {
            values.add(value);
        }
        return this;
    }

    <T> List<T> list(DataSource database, Reader<T> reader) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(text.toString())) {
            for (int i = 0; i < values.size(); i++) {
                bind(connection, select, i + 1, values.get(i));
            }
            List<T> all = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    all.add(reader.read(rows));
                }
            }
            return all;
        } catch (SQLException e) {
            throw new IllegalStateException("Rows of tenants could not be read", e);
        }
    }

    <T> Optional<T> first(DataSource database, Reader<T> reader) {
        return list(database, reader).stream().findFirst();
    }

    private static void bind(
            Connection connection, PreparedStatement select, int at, @Nullable Object value)
            throws SQLException {
        switch (value) {
            case Collection<?> texts ->
                    select.setArray(at, connection.createArrayOf("text", texts.toArray()));
            case Instant time -> select.setObject(at, time.atOffset(java.time.ZoneOffset.UTC));
            case null, default -> select.setObject(at, value);
        }
    }
}
