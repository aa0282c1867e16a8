package dev.tenantry.indexing;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * The operator's door to an empty read model: a new word in {@code tenantry.indexing.rebuild}
 * empties it at the next start, before anything is indexed.
 */
@ApplicationScoped
public class Rebuild {

    private static final Logger LOG = Logger.getLogger(Rebuild.class);

    /** Beside the locks of {@link SourceRows}: one replica at a time looks at the word. */
    private static final int REBUILDING = 7_003;

    private static final int BEFORE_INDEXING = 1_000;

    private final DataSource database;
    private final ReadModel readModel;
    private final Clock clock;

    public Rebuild(DataSource database, ReadModel readModel, Clock clock) {
        this.database = database;
        this.readModel = readModel;
        this.clock = clock;
    }

    void start(@Observes @Priority(BEFORE_INDEXING) StartupEvent event, IndexingSettings settings) {
        settings.rebuild()
                .filter(this::once)
                .ifPresent(word -> LOG.infof("The read model was emptied, as “%s” says", word));
    }

    /**
     * Empties the read model if this word never did; a replica that comes second waits for the
     * first.
     *
     * @return true when it was emptied now
     */
    public boolean once(String word) {
        try (Connection connection = database.getConnection()) {
            SourceRows.execute(connection, "select pg_advisory_lock(?, 0)", REBUILDING);
            try {
                if (isKnown(connection, word)) {
                    return false;
                }
                readModel.empty();
                // Last, so that whoever dies before it has done nothing that is not done again.
                SourceRows.execute(
                        connection,
                        "insert into tenantry.rebuild (word, at) values (?, ?)",
                        word,
                        clock.instant());
                return true;
            } finally {
                SourceRows.execute(connection, "select pg_advisory_unlock(?, 0)", REBUILDING);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The read model could not be emptied", e);
        }
    }

    private static boolean isKnown(Connection connection, String word) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select 1 from tenantry.rebuild where word = ?")) {
            select.setString(1, word);
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        }
    }
}
