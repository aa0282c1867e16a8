package dev.tenantry.indexing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The statements on the sources' states and runs. */
final class SourceRows {

    /** Advisory locks are pairs: what kind of lock, and the hash of the source's name. */
    static final int WRITING = 7_001;

    static final int CLAIMED = 7_002;

    /** How many runs of a source are kept. */
    private static final int KEPT_RUNS = 200;

    private SourceRows() {}

    /** Waits until no other transaction writes rows of this source. */
    static void lock(Connection transaction, Source source) throws SQLException {
        execute(
                transaction,
                "select pg_advisory_xact_lock(?, hashtext(?))",
                WRITING,
                source.name());
    }

    static Optional<String> marker(Connection connection, Source source) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "select marker from read_model.source_state where source = ?")) {
            select.setString(1, source.name());
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.ofNullable(row.getString(1)) : Optional.empty();
            }
        }
    }

    static void indexed(Connection transaction, Source source, String marker, Instant now)
            throws SQLException {
        execute(
                transaction,
                """
                insert into read_model.source_state (source, marker, as_of, looked_at)
                values (?, ?, ?, ?)
                on conflict (source) do update set marker = excluded.marker,
                  as_of = excluded.as_of, looked_at = excluded.looked_at,
                  trouble = null, troubled_since = null
                """,
                source.name(),
                marker,
                now,
                now);
    }

    static void looked(Connection connection, Source source, Instant now) throws SQLException {
        execute(
                connection,
                """
                update read_model.source_state
                set looked_at = ?, as_of = ?, trouble = null, troubled_since = null
                where source = ?
                """,
                now,
                now,
                source.name());
    }

    /** Notes why a source could not be read; false when that was known already. */
    static boolean troubled(Connection connection, Source source, String sentence, Instant now)
            throws SQLException {
        String upsert =
                """
                insert into read_model.source_state as s (source, trouble, troubled_since)
                values (?, ?, ?)
                on conflict (source) do update set trouble = excluded.trouble,
                  troubled_since = coalesce(s.troubled_since, excluded.troubled_since)
                where s.trouble is distinct from excluded.trouble
                """;
        try (PreparedStatement prepared = connection.prepareStatement(upsert)) {
            prepared.setString(1, source.name());
            prepared.setString(2, sentence.replace('\0', '\uFFFD'));
            prepared.setObject(3, now.atOffset(ZoneOffset.UTC));
            return prepared.executeUpdate() > 0;
        }
    }

    /** Remembers a run and forgets old ones; one with a sentence failed. */
    static void run(
            Connection connection,
            Source source,
            Optional<String> marker,
            String sentence,
            Instant started,
            Instant finished)
            throws SQLException {
        execute(
                connection,
                """
                insert into tenantry.index_run
                  (source, outcome, marker, sentence, started_at, finished_at)
                values (?, ?, ?, nullif(?, ''), ?, ?)
                """,
                source.name(),
                sentence.isEmpty() ? "INDEXED" : "FAILED",
                marker.orElse(null),
                sentence,
                started,
                finished);
        execute(
                connection,
                """
                delete from tenantry.index_run where source = ? and id <=
                  (select id from tenantry.index_run where source = ?
                   order by id desc offset ? limit 1)
                """,
                source.name(),
                source.name(),
                KEPT_RUNS);
    }

    static void execute(Connection connection, String statement, @Nullable Object... values)
            throws SQLException {
        try (PreparedStatement prepared = connection.prepareStatement(statement)) {
            for (int i = 0; i < values.length; i++) {
                prepared.setObject(i + 1, stored(values[i]));
            }
            prepared.execute();
        }
    }

    private static @Nullable Object stored(@Nullable Object value) {
        return switch (value) {
            case Instant time -> time.atOffset(ZoneOffset.UTC);
            case String text -> text.replace('\0', '\uFFFD');
            case null, default -> value;
        };
    }
}
