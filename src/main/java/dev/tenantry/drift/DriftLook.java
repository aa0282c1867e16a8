package dev.tenantry.drift;

import dev.tenantry.indexing.OnCall;
import dev.tenantry.indexing.SourceMoved;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Compares Git with the live world whenever one of them has moved, and remembers since when they
 * differ. What a merged proposal will change is on its way and says so; what others merged is left
 * as it is until Google Cloud was read some minutes later.
 */
@ApplicationScoped
public class DriftLook {

    /** How long Argo CD and Config Connector usually take. */
    static final Duration ON_ITS_WAY = Duration.ofMinutes(5);

    /** What is merged for longer and not live does not come by itself. */
    static final Duration STUCK = Duration.ofHours(1);

    /** Only one replica compares at a time; with the numbers of other locks in mind. */
    private static final int LOCK = 7_021;

    private static final Logger LOG = Logger.getLogger(DriftLook.class);

    private final DataSource database;
    private final DriftSettings settings;
    private final Clock clock;
    private final OnCall worker = new OnCall("drift-look");
    private volatile Instant looked = Instant.EPOCH;

    DriftLook(DataSource database, DriftSettings settings, Clock clock) {
        this.database = database;
        this.settings = settings;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        worker.start(this::lookAndCarryOn);
    }

    /** Comparing costs what the estate costs: whoever indexes need not wait for it. */
    void moved(@Observes SourceMoved moved) {
        switch (moved.source()) {
            case GIT, GOOGLE_CLOUD -> worker.call();
            case KUBERNETES -> {
                if (looked.plus(settings.clusterEvery()).isBefore(clock.instant())) {
                    worker.call();
                }
            }
            case BILLING -> {}
        }
    }

    @PreDestroy
    void stop() {
        worker.stop();
    }

    private void lookAndCarryOn() {
        try {
            look();
        } catch (RuntimeException e) {
            LOG.error("Drift is as it was before; the next look tries again", e);
        }
    }

    /** Brings the rows up to date. */
    public void look() {
        Instant now = clock.instant();
        looked = now;
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                execute(connection, "select pg_advisory_xact_lock(?, 0)", LOCK);
                execute(
                        connection,
                        DriftSql.RECENT,
                        now.minus(STUCK),
                        now.minus(ON_ITS_WAY),
                        (double) ON_ITS_WAY.toSeconds());
                execute(connection, DriftSql.NOW);
                execute(connection, DriftSql.ON_ITS_WAY, now.minus(STUCK));
                execute(connection, DriftSql.KEEP, now, now);
                execute(connection, DriftSql.FORGET);
                connection.commit();
            } catch (SQLException e) {
                connection.rollback();
                throw e;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Git and the live world could not be compared", e);
        }
    }

    private static void execute(Connection connection, String statement, Object... values)
            throws SQLException {
        try (PreparedStatement prepared = connection.prepareStatement(statement)) {
            for (int i = 0; i < values.length; i++) {
                prepared.setObject(
                        i + 1,
                        values[i] instanceof Instant time
                                ? time.atOffset(ZoneOffset.UTC)
                                : values[i]);
            }
            prepared.execute();
        }
    }
}
