package dev.tenantry.indexing;

import dev.tenantry.sources.git.EstateCommit;
import dev.tenantry.sources.git.EstateLog;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;

/**
 * Brings the rows of the estate's history up to a commit, oldest first, in short transactions: it
 * can be stopped anywhere and goes on from there. Apart from the manifests' index, because a first
 * history of years takes minutes.
 */
@ApplicationScoped
public class HistoryIndexing {

    /** Commits of one transaction, roughly. */
    private static final int STRIDE = 200;

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
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
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
        return log.steps(Optional.empty(), commit).orElse(List.of());
    }

    private static int stride(EstateLog log, Connection connection, List<String> steps, int from)
            throws SQLException {
        int at = from;
        try (CommitRows rows = new CommitRows(connection)) {
            while (at < steps.size() && rows.written() < STRIDE) {
                for (EstateCommit commit :
                        log.commits(steps.get(at), parent -> rows.generation(parent))) {
                    rows.write(commit);
                }
                at++;
            }
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

    private static Optional<String> head(Connection connection) throws SQLException {
        try (PreparedStatement select =
                        connection.prepareStatement("select head from read_model.estate_history");
                ResultSet row = select.executeQuery()) {
            return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
        }
    }
}
