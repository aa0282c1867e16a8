package dev.tenantry.indexing;

import dev.tenantry.sources.git.EstateFacts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Writes many rows into one table with PostgreSQL's COPY. Rows are buffered and sent in chunks, so
 * several of these may be in use on one connection, with other statements between them.
 */
public final class Copy implements AutoCloseable {

    private static final int CHUNK = 1 << 20;

    private final Connection transaction;
    private final String table;
    private final boolean whole;
    private final Optional<RefusedRows> refused;
    private final String statement;
    private final int columns;
    private final ByteArrayOutputStream buffer = new ByteArrayOutputStream(CHUNK / 16);
    private final StringBuilder line = new StringBuilder(256);
    private long rows;

    private Copy(
            Connection transaction,
            String table,
            boolean whole,
            Optional<RefusedRows> refused,
            String... columns) {
        this.transaction = transaction;
        this.table = table;
        this.whole = whole;
        this.refused = refused;
        this.statement = "copy " + table + " (" + String.join(", ", columns) + ") from stdin";
        this.columns = columns.length;
    }

    /**
     * Starts to write rows into a table.
     *
     * @param table with its schema
     * @param columns in the order in which rows will give their values
     */
    public static Copy into(Connection transaction, String table, String... columns) {
        return new Copy(transaction, table, false, Optional.empty(), columns);
    }

    /**
     * The same for a table of the estate, from which the rows of files that changed or are gone are
     * removed first; all rows when the facts are complete. The rows of a whole estate are counted
     * when it is closed: PostgreSQL's own worker counts none if it looks while they are being
     * written, and the joins that it plans for none take minutes where seconds will do. A row that
     * PostgreSQL refuses is a finding of its file, and keeps no other out.
     *
     * @param table with its schema; has a column {@code path}
     */
    public static Copy replacing(
            Connection transaction, EstateFacts facts, String table, String... columns)
            throws SQLException {
        Rows.forget(transaction, table, facts);
        RefusedRows refused = new RefusedRows(transaction, facts, List.of(columns));
        return new Copy(transaction, table, facts.complete(), Optional.of(refused), columns);
    }

    /**
     * Adds a row. A value is a text, number, boolean, enum (by name), date or time of {@code
     * java.time} (instants become UTC, and the nearest one that PostgreSQL reads), UUID, an
     * Optional of these, null, a collection of texts (becomes {@code text[]}) or a map of texts
     * (becomes {@code jsonb}). A NUL in a text, which PostgreSQL cannot hold, becomes U+FFFD.
     */
    public void row(@Nullable Object... values) throws SQLException {
        if (values.length != columns) {
            throw new IllegalArgumentException(
                    columns + " columns, but " + values.length + " values: " + statement);
        }
        line.setLength(0);
        for (int i = 0; i < values.length; i++) {
            if (i > 0) {
                line.append('\t');
            }
            append(values[i]);
        }
        line.append('\n');
        buffer.writeBytes(line.toString().getBytes(StandardCharsets.UTF_8));
        refused.ifPresent(beside -> beside.row(buffer.size(), values));
        rows++;
        if (buffer.size() >= CHUNK) {
            flush();
        }
    }

    /** How many rows were given so far. */
    public long rows() {
        return rows;
    }

    /** Sends what is buffered. */
    public void flush() throws SQLException {
        if (buffer.size() == 0) {
            return;
        }
        byte[] bytes = buffer.toByteArray();
        if (refused.isPresent()) {
            refused.get().send(bytes, this::send);
        } else {
            send(bytes, 0, bytes.length);
        }
        buffer.reset();
    }

    private void send(byte[] bytes, int from, int length) throws SQLException {
        CopyIn copy = transaction.unwrap(PGConnection.class).getCopyAPI().copyIn(statement);
        try {
            copy.writeToCopy(bytes, from, length);
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    @Override
    public void close() throws SQLException {
        flush();
        if (whole) {
            SourceRows.execute(transaction, "analyze " + table);
        }
    }

    private void append(@Nullable Object value) {
        switch (value) {
            case null -> line.append("\\N");
            case Optional<?> optional -> append(optional.orElse(null));
            case Collection<?> collection -> escape(array(collection));
            case Map<?, ?> map -> escape(Json.object(map));
            case Enum<?> constant -> escape(constant.name());
            case Instant time -> escape(StoredTime.of(time).toString());
            default -> escape(value.toString());
        }
    }

    private static String array(Collection<?> items) {
        StringBuilder array = new StringBuilder("{");
        for (Object item : items) {
            if (array.length() > 1) {
                array.append(',');
            }
            String text = item.toString().replace("\\", "\\\\").replace("\"", "\\\"");
            array.append('"').append(text).append('"');
        }
        return array.append('}').toString();
    }

    private void escape(String text) {
        try {
            CopyText.append(text, line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
