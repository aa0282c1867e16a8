package dev.tenantry.runs;

import dev.tenantry.runs.Run.Used;
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

/** A query over runs that grows: text of ours and the values of its question marks. */
final class RunSql {

    static final String COLUMNS =
            """
            r.created_at, r.uid, r.namespace, r.name, r.tenant, r.template, r.shared_template,
            r.cron_workflow, r.creator, r.phase, r.started_at, r.finished_at, r.steps_done,
            r.steps_total, r.failed_step, r.why, r.cpu_seconds, r.memory_seconds, r.gpu_seconds,
            r.pools, r.as_of, r.forgotten_at
            """;

    private final StringBuilder text;
    private final List<Object> values = new ArrayList<>();

    RunSql(String start) {
        text = new StringBuilder(start);
    }

    RunSql add(String more, Object... given) {
        text.append(' ').append(more);
        values.addAll(List.of(given));
        return this;
    }

    /** Reads the rows that the statement finds. */
    <T> List<T> read(Connection connection, Reader<T> reader) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(text.toString())) {
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
        }
    }

    /** Makes a thing of the row that the result stands at. */
    @FunctionalInterface
    interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    static Run run(ResultSet row) throws SQLException {
        return new Run(
                instant(row, "created_at").orElseThrow(),
                row.getString("uid"),
                row.getString("namespace"),
                row.getString("name"),
                text(row, "tenant"),
                text(row, "template"),
                row.getBoolean("shared_template"),
                text(row, "cron_workflow"),
                text(row, "creator"),
                row.getString("phase"),
                instant(row, "started_at"),
                instant(row, "finished_at"),
                new Progress(row.getInt("steps_done"), row.getInt("steps_total")),
                text(row, "failed_step"),
                text(row, "why"),
                new Used(
                        row.getLong("cpu_seconds"),
                        row.getLong("memory_seconds"),
                        row.getLong("gpu_seconds")),
                List.of((String[]) row.getArray("pools").getArray()),
                instant(row, "as_of").orElseThrow(),
                instant(row, "forgotten_at"));
    }

    static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
                .map(OffsetDateTime::toInstant);
    }

    private static Optional<String> text(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }

    private static void bind(Connection connection, PreparedStatement select, int at, Object value)
            throws SQLException {
        switch (value) {
            case Collection<?> texts ->
                    select.setArray(at, connection.createArrayOf("text", texts.toArray()));
            case Instant time -> select.setObject(at, time.atOffset(ZoneOffset.UTC));
            default -> select.setObject(at, value);
        }
    }
}
