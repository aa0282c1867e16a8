package dev.tenantry.indexing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Runs one statement for many rows, in batches: for rows that replace those with the same key,
 * where {@link Copy} would trip over them. Values are those that JDBC takes, and instants, enums
 * (by name), Optionals of these, and collections of texts.
 */
public final class Upsert implements AutoCloseable {

    private static final int BATCH = 500;

    private final Connection transaction;
    private final PreparedStatement statement;
    private int waiting;

    public Upsert(Connection transaction, String sql) throws SQLException {
        this.transaction = transaction;
        this.statement = transaction.prepareStatement(sql);
    }

    public void row(@Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, value(values[i]));
        }
        statement.addBatch();
        waiting++;
        if (waiting == BATCH) {
            flush();
        }
    }

    @Override
    public void close() throws SQLException {
        try (statement) {
            flush();
        }
    }

    private void flush() throws SQLException {
        if (waiting > 0) {
            statement.executeBatch();
            waiting = 0;
        }
    }

    /** Without a NUL, which PostgreSQL cannot hold. */
    private static String shown(String text) {
        return text.replace('\0', '\uFFFD');
    }

    private @Nullable Object value(@Nullable Object value) throws SQLException {
        return switch (value) {
            case null -> null;
            case Optional<?> optional -> value(optional.orElse(null));
            case Instant instant -> StoredTime.of(instant).atOffset(ZoneOffset.UTC);
            case Enum<?> constant -> constant.name();
            case String text -> shown(text);
            case Collection<?> texts ->
                    transaction.createArrayOf(
                            "text", texts.stream().map(text -> shown(text.toString())).toArray());
            default -> value;
        };
    }
}
