package dev.tenantry.indexing;

import dev.tenantry.sources.OnePass;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;

/**
 * Turns facts into rows: one transaction over all projections of these facts, the marker last, then
 * the news. Runs of the same source never overlap, whatever replica they are on. Not to be called
 * inside a transaction.
 */
@ApplicationScoped
public class IndexRuns {

    private final DataSource database;
    private final Iterable<Projection<?>> projections;
    private final Consumer<SourceMoved> news;
    private final Clock clock;

    @Inject
    IndexRuns(
            DataSource database,
            @Any Instance<Projection<?>> projections,
            Event<SourceMoved> news,
            Clock clock) {
        this(database, projections, news::fire, clock);
    }

    public IndexRuns(
            DataSource database,
            Iterable<Projection<?>> projections,
            Consumer<SourceMoved> news,
            Clock clock) {
        this.database = database;
        this.projections = projections;
        this.news = news;
        this.clock = clock;
    }

    /** The marker of the rows that are there now. */
    public Optional<String> marker(Source source) {
        try (Connection connection = database.getConnection()) {
            return SourceRows.marker(connection, source);
        } catch (SQLException e) {
            throw new IndexFailed(source, e);
        }
    }

    /**
     * Writes the rows of {@code facts} and moves the marker. A failure leaves the old rows and the
     * reason on the source's state.
     *
     * @throws IndexFailed when the rows could not be written
     */
    public void index(Source source, String marker, Object facts) {
        write(source, Optional.empty(), marker, facts);
    }

    /**
     * As {@link #index}, for facts that only say what changed since {@code since}.
     *
     * @return false, with nothing written, when the rows are no longer at {@code since}
     */
    public boolean update(Source source, String since, String marker, Object facts) {
        return write(source, Optional.of(since), marker, facts);
    }

    /** The source answered and there was nothing new. */
    public void unchanged(Source source) {
        Instant now = clock.instant();
        quietly(source, connection -> SourceRows.looked(connection, source, now));
    }

    /**
     * The source could not be read; its rows stay and are shown as stale.
     *
     * @param sentence why, for people
     */
    public void failed(Source source, String sentence) {
        Instant now = clock.instant();
        quietly(
                source,
                connection -> {
                    // The same trouble on every look is one piece of news, not one each.
                    if (SourceRows.troubled(connection, source, sentence, now)) {
                        SourceRows.run(connection, source, Optional.empty(), sentence, now, now);
                        tell(connection, source);
                    }
                });
    }

    private boolean write(Source source, Optional<String> since, String marker, Object facts) {
        Instant started = clock.instant();
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                SourceRows.lock(connection, source);
                if (since.isPresent() && !since.equals(SourceRows.marker(connection, source))) {
                    connection.rollback();
                    return false;
                }
                project(facts, connection);
                SourceRows.indexed(connection, source, marker, clock.instant());
                SourceRows.run(
                        connection, source, Optional.of(marker), "", started, clock.instant());
                tell(connection, source);
                connection.commit();
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException | RuntimeException e) {
            failed(source, "The new rows could not be written; the log has the reason.");
            throw new IndexFailed(source, e);
        }
        news.accept(new SourceMoved(source, marker));
        return true;
    }

    private void project(Object facts, Connection transaction) throws SQLException {
        for (Projection<?> projection : projections) {
            projectInto(projection, facts, transaction);
        }
        if (facts instanceof OnePass pass) {
            pass.pass();
        }
    }

    private static <F> void projectInto(
            Projection<F> projection, Object facts, Connection transaction) throws SQLException {
        if (projection.facts().isInstance(facts)) {
            projection.project(projection.facts().cast(facts), transaction);
        }
    }

    /** Told to all replicas by PostgreSQL when, and only when, the transaction commits. */
    private static void tell(Connection transaction, Source source) throws SQLException {
        SourceRows.execute(transaction, "select pg_notify(?, ?)", PageNews.CHANNEL, source.name());
    }

    private interface Statements {
        void run(Connection connection) throws SQLException;
    }

    private void quietly(Source source, Statements statements) {
        try (Connection connection = database.getConnection()) {
            statements.run(connection);
        } catch (SQLException e) {
            throw new IndexFailed(source, e);
        }
    }
}
