package dev.tenantry.web;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * What changed, as every replica hears it from PostgreSQL: each replica listens on one connection
 * and tells its own open pages. News can be missed while the connection is renewed; then all pages
 * are told to look again.
 */
@ApplicationScoped
public class LiveNews {

    /** Told after a gap: anything may have changed. */
    static final String EVERYTHING = "*";

    private static final Logger LOG = Logger.getLogger(LiveNews.class);
    private static final String CHANNEL = "tenantry_pages";
    private static final int PATIENCE_MILLIS = 2_000;

    private final DataSource database;
    private final BroadcastProcessor<String> news = BroadcastProcessor.create();
    private final CountDownLatch stopping = new CountDownLatch(1);

    LiveNews(DataSource database) {
        this.database = database;
    }

    void start(@Observes StartupEvent event) {
        Thread.ofVirtual().name("live-news").start(this::listen);
    }

    void stop(@Observes ShutdownEvent event) {
        stopping.countDown();
    }

    /** The names of what changed, from now on: {@code proposal:<id>}, {@code KUBERNETES}. */
    public Multi<String> stream() {
        return news.onOverflow().dropPreviousItems();
    }

    private void listen() {
        while (!isStopping(Duration.ZERO)) {
            try (Connection connection = database.getConnection()) {
                hear(connection);
            } catch (SQLException e) {
                LOG.debugf(e, "Live news broke off");
                isStopping(Duration.ofSeconds(1));
            }
        }
    }

    private void hear(Connection connection) throws SQLException {
        try (Statement listen = connection.createStatement()) {
            listen.execute("listen " + CHANNEL);
        }
        news.onNext(EVERYTHING);
        PGConnection postgres = connection.unwrap(PGConnection.class);
        try {
            while (!isStopping(Duration.ZERO)) {
                PGNotification[] heard = postgres.getNotifications(PATIENCE_MILLIS);
                for (PGNotification each : heard == null ? new PGNotification[0] : heard) {
                    news.onNext(each.getParameter());
                }
            }
        } finally {
            forget(connection);
        }
    }

    /** The connection goes back to the pool, where nobody wants to hear our news. */
    private static void forget(Connection connection) {
        try (Statement unlisten = connection.createStatement()) {
            unlisten.execute("unlisten " + CHANNEL);
        } catch (SQLException e) {
            LOG.debugf(e, "The connection of live news is broken");
        }
    }

    private boolean isStopping(Duration wait) {
        try {
            return stopping.await(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
