package dev.tenantry.indexing;

import dev.tenantry.sources.git.EstateCommit;
import dev.tenantry.sources.git.EstateLog;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Brings the rows of the estate's history up to a commit, oldest first, in short transactions: it
 * can be stopped anywhere and goes on from there. Apart from the manifests' index, because a first
 * history of years takes minutes.
 */
@ApplicationScoped
public class HistoryIndexing {

    private static final Logger LOG = Logger.getLogger(HistoryIndexing.class);

    /** Commits of one transaction, roughly. */
    private static final int STRIDE = 200;

    /** What is said of a commit that is kept in part. */
    private static final String AUTHOR = "estate-history";

    private static final String STOPPED = "estate-history-stopped";

    private final DataSource database;

    public HistoryIndexing(DataSource database) {
        this.database = database;
    }

    /**
     * Goes on until {@code commit} or until it may not any more.
     *
     * @param mayGoOn asked before each transaction
     */
    public void bringTo(EstateLog log, String commit, BooleanSupplier mayGoOn) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                SourceRows.lock(connection, Source.GIT);
                List<String> steps = steps(log, connection, commit);
                Optional<String> known = head(connection);
                connection.commit();
                for (int at = 0; at < steps.size() && mayGoOn.getAsBoolean(); ) {
                    SourceRows.lock(connection, Source.GIT);
                    if (!known.equals(head(connection))) {
                        // Somebody emptied the rows; the next look begins again.
                        return;
                    }
                    at = stride(log, connection, steps, at);
                    known = Optional.of(steps.get(at - 1));
                    connection.commit();
                }
                Findings.clear(connection, STOPPED);
                connection.commit();
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new IndexFailed(Source.GIT, e);
        }
    }

    /** Says on the status page that the history stays behind, until it does so no more. */
    void stopped(String commit) {
        Finding finding =
                new Finding(
                        Source.GIT,
                        "commit " + commit,
                        0,
                        Optional.empty(),
                        "The history of the estate cannot be brought up to this commit: changes"
                                + " of tenants, and what is synced or live, stay behind.",
                        "The log has the reason; every look tries again.");
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            Findings.clear(connection, STOPPED);
            Findings.add(connection, STOPPED, List.of(finding));
            connection.commit();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            throw new IndexFailed(Source.GIT, e);
        }
    }

    private static List<String> steps(EstateLog log, Connection connection, String commit)
            throws SQLException {
        Optional<String> known = head(connection);
        Optional<List<String>> steps = log.steps(known, commit);
        if (steps.isPresent()) {
            return steps.get();
        }
        // History was rewritten: what we know is not the past of what there is.
        Rows.forgetAll(connection, "read_model.estate_commit");
        Rows.forgetAll(connection, "read_model.estate_commit_path");
        Rows.forgetAll(connection, "read_model.estate_history");
        Findings.clear(connection, AUTHOR);
        return log.steps(Optional.empty(), commit).orElse(List.of());
    }

    private static int stride(EstateLog log, Connection connection, List<String> steps, int from)
            throws SQLException {
        Savepoint before = connection.setSavepoint();
        int at = from;
        try {
            try (CommitRows rows = new CommitRows(connection)) {
                while (at < steps.size() && rows.written() < STRIDE) {
                    step(log, connection, steps.get(at), rows);
                    at++;
                }
            }
        } catch (SQLException e) {
            if (!CommitRows.isOfTheData(e)) {
                throw e;
            }
            connection.rollback(before);
            LOG.warnf(e, "Rows of the history at %s are refused: one by one", steps.get(from));
            at = Math.min(at + 1, steps.size());
            oneByOne(log, connection, steps.subList(from, at));
        }
        SourceRows.execute(
                connection,
                """
                insert into read_model.estate_history (head) values (?)
                on conflict (singleton) do update set head = excluded.head
                """,
                steps.get(at - 1));
        return at;
    }

    private static void step(EstateLog log, Connection connection, String step, CommitRows rows)
            throws SQLException {
        log.each(
                step,
                rows::generation,
                commit -> {
                    rows.write(commit);
                    Findings.add(connection, AUTHOR, HistoryFindings.of(commit));
                });
    }

    /** So that what one commit holds keeps none of the others out. */
    private static void oneByOne(EstateLog log, Connection connection, List<String> steps)
            throws SQLException {
        try (CommitRows known = new CommitRows(connection)) {
            for (String step : steps) {
                log.each(step, known::generation, commit -> alone(connection, commit));
            }
        }
    }

    private static void alone(Connection connection, EstateCommit commit) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try {
            write(connection, commit);
        } catch (SQLException e) {
            if (!CommitRows.isOfTheData(e)) {
                throw e;
            }
            connection.rollback(before);
            write(connection, HistoryFindings.bare(commit));
        }
    }

    private static void write(Connection connection, EstateCommit commit) throws SQLException {
        try (CommitRows rows = new CommitRows(connection)) {
            rows.write(commit);
        }
        Findings.add(connection, AUTHOR, HistoryFindings.of(commit));
    }

    private static Optional<String> head(Connection connection) throws SQLException {
        try (PreparedStatement select =
                        connection.prepareStatement("select head from read_model.estate_history");
                ResultSet row = select.executeQuery()) {
            return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
        }
    }
}
