package dev.tenantry.web;

import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Reads rows for the pages that look over all slices: overview, search, navigation. */
@Singleton
public class Sql {

    /** The read model may be dropped, and is then built again: until then there is nothing. */
    private static final String TABLE_IS_AWAY = "42P01";

    /** No character comes after it. */
    private static final String LAST = Character.toString(Character.MAX_CODE_POINT);

    private final DataSource database;

    public Sql(DataSource database) {
        this.database = database;
    }

    /** Turns the current row into what a page shows. */
    public interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /**
     * Reads all rows of a query.
     *
     * @param values of the question marks; a collection of strings becomes an array
     */
    public <T> List<T> list(String query, Row<T> row, @Nullable Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(query)) {
            for (int i = 0; i < values.length; i++) {
                select.setObject(i + 1, value(connection, values[i]));
            }
            List<T> rows = new ArrayList<>();
            try (ResultSet result = select.executeQuery()) {
                while (result.next()) {
                    rows.add(row.read(result));
                }
            }
            return rows;
        } catch (SQLException e) {
            if (TABLE_IS_AWAY.equals(e.getSQLState())) {
                return List.of();
            }
            throw new IllegalStateException("Rows could not be read", e);
        }
    }

    /** Reads the one number of a query. */
    public long count(String query, @Nullable Object... values) {
        return list(query, row -> row.getLong(1), values).stream().findFirst().orElse(0L);
    }

    private static @Nullable Object value(Connection connection, @Nullable Object value)
            throws SQLException {
        if (value instanceof Collection<?> texts) {
            Array array = connection.createArrayOf("text", texts.toArray());
            return array;
        }
        return value;
    }

    static Optional<java.time.Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
                .map(OffsetDateTime::toInstant);
    }

    /**
     * What comes after all texts that begin like this, by bytes: {@code name ~>=~ start and name
     * ~<~ end} finds by index whatever the plan, where a {@code like} must know its pattern.
     */
    public static String end(String start) {
        return start + LAST;
    }

    /** Escapes what a person typed for the left side of a {@code like}. */
    static String prefix(String typed) {
        return typed.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }
}
