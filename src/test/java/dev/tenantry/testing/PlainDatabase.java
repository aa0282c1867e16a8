package dev.tenantry.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * A real PostgreSQL for tests that need no application: one server for all of them, a fresh
 * database with our schema for each.
 */
public final class PlainDatabase {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private PlainDatabase() {}

    /** One server per test process; it ends with it. */
    private static final class Server {
        static final EmbeddedPostgres RUNNING = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "60")
                        .setPGStartupWait(Duration.ofMinutes(2))
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException("PostgreSQL did not start", e);
            }
        }
    }

    public static DataSource create() {
        String name = "test_" + COUNT.incrementAndGet();
        try (Connection connection = Server.RUNNING.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("No database for the test", e);
        }
        DataSource database = Server.RUNNING.getDatabase("postgres", name);
        Flyway.configure()
                .dataSource(database)
                .defaultSchema("tenantry")
                .schemas("tenantry", "read_model")
                .load()
                .migrate();
        return database;
    }
}
