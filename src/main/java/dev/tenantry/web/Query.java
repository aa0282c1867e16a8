package dev.tenantry.web;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGStatement;

/**
 * A read of rows that grows: text of ours and the values of its question marks are put together in
 * order, so that they cannot get mixed up. A value is what JDBC takes, an instant, an optional
 * (empty is null), or a collection of texts (an array).
 */
public final class Query {

    /** Makes a thing of the row that the result stands at. */
    @FunctionalInterface
    public interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Takes the row that the result stands at. */
    @FunctionalInterface
    public interface Sink {
        void take(ResultSet row) throws SQLException;
    }

    private final StringBuilder text = new StringBuilder();
    private final List<@Nullable Object> values = new ArrayList<>();
    private boolean plannedAnew;

    /** A query that begins like this. */
    public static Query of(String text, @Nullable Object... values) {
        return new Query().add(text, values);
    }

    /** Adds text of ours and the values for its question marks; never foreign text. */
    public Query add(String more, @Nullable Object... given) {
        text.append(more).append('\n');
        for (Object value : given) {
            values.add(value);
        }
        return this;
    }

    /** Adds another one with its values. */
    public Query add(Query more) {
        text.append(more.text);
        values.addAll(more.values);
        plannedAnew |= more.plannedAnew;
        return this;
    }

    /**
     * Has PostgreSQL plan this for its values each time, where a plan for any values would be slow:
     * a beginning that few names have is found by index, one of many by reading until it is enough.
     */
    public Query plannedAnew() {
        plannedAnew = true;
        return this;
    }

    /** All rows. */
    public <T> List<T> list(DataSource database, Reader<T> reader) {
        List<T> all = new ArrayList<>();
        each(database, 0, row -> all.add(reader.read(row)));
        return all;
    }

    /** The first row, if there is any. */
    public <T> Optional<T> first(DataSource database, Reader<T> reader) {
        return list(database, reader).stream().findFirst();
    }

    /** The one number of the one row. */
    public long number(DataSource database) {
        return first(database, row -> row.getLong(1)).orElse(0L);
    }

    /**
     * Hands over row by row.
     *
     * @param fetch how many rows are held at a time, for lists of any length; 0 for all
     */
    public void each(DataSource database, int fetch, Sink sink) {
        try (Connection connection = database.getConnection()) {
            // PostgreSQL only reads bit by bit within a transaction.
            boolean begins = fetch > 0 && connection.getAutoCommit();
            if (begins) {
                connection.setAutoCommit(false);
            }
            try {
                read(connection, fetch, sink);
            } finally {
                if (begins) {
                    connection.rollback();
                    connection.setAutoCommit(true);
                }
            }
        } catch (SQLException e) {
            throw new RowsUnreadable(e);
        }
    }

    private void read(Connection connection, int fetch, Sink sink) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(text.toString())) {
            select.setFetchSize(fetch);
            if (plannedAnew) {
                select.unwrap(PGStatement.class).setPrepareThreshold(0);
            }
            for (int i = 0; i < values.size(); i++) {
                bind(connection, select, i + 1, values.get(i));
            }
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    sink.take(row);
                }
            }
        }
    }

    private static void bind(
            Connection connection, PreparedStatement select, int at, @Nullable Object value)
            throws SQLException {
        switch (value) {
            case Collection<?> texts ->
                    select.setArray(at, connection.createArrayOf("text", texts.toArray()));
            case Instant time -> select.setObject(at, time.atOffset(ZoneOffset.UTC));
            case Optional<?> optional -> bind(connection, select, at, optional.orElse(null));
            case null, default -> select.setObject(at, value);
        }
    }

    /** A column that holds a time, or nothing. */
    public static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
                .map(OffsetDateTime::toInstant);
    }
}
