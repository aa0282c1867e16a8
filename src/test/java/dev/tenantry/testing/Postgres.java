package dev.tenantry.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * A real PostgreSQL for tests that need no application: one server per run, an own database with
 * our schema for whoever asks.
 */
public final class Postgres {

    private static final AtomicInteger DATABASES = new AtomicInteger();

    private Postgres() {}

    /** A database with all migrations applied and nothing in it: a copy of the template. */
    public static DataSource migrated() {
        return Server.ONE.getDatabase("postgres", fresh(Template.NAME));
    }

    /**
     * A database with the migrations up to one and nothing in it, for what later ones make of rows.
     */
    public static DataSource at(String version) {
        DataSource database = Server.ONE.getDatabase("postgres", fresh("template1"));
        flyway(database).target(version).load().migrate();
        return database;
    }

    /** Applies the migrations that are still to come. */
    public static void migrate(DataSource database) {
        flyway(database).load().migrate();
    }

    private static FluentConfiguration flyway(DataSource database) {
        return Flyway.configure()
                .dataSource(database)
                .defaultSchema("tenantry")
                .schemas("tenantry", "read_model");
    }

    /** Runs statements. */
    public static void run(DataSource database, String statements) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(statements);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a query answers in its first column, as text. */
    public static List<String> column(DataSource database, String query) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            List<String> values = new ArrayList<>();
            while (row.next()) {
                values.add(row.getString(1));
            }
            return values;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The address of an empty database, for an application that migrates it itself. */
    static String freshUrl() {
        return Server.ONE.getJdbcUrl("postgres", fresh("template1"));
    }

    private static String fresh(String template) {
        String name = "test_" + DATABASES.incrementAndGet();
        create(name, template);
        return name;
    }

    /** One at a time: PostgreSQL copies a template only while nobody else does. */
    private static synchronized void create(String name, String template) {
        try (Connection connection = Server.ONE.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name + " template " + template);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Migrated once for a run; a copy takes a tenth of the time. */
    private static final class Template {

        static final String NAME = migrated("template_of_ours");

        private static String migrated(String name) {
            create(name, "template1");
            migrate(Server.ONE.getDatabase("postgres", name));
            return name;
        }
    }

    private static final class Server {

        static final EmbeddedPostgres ONE = start();

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres server =
                        EmbeddedPostgres.builder()
                                .setServerConfig("max_connections", "200")
                                .setPGStartupWait(Duration.ofMinutes(2))
                                .start();
                Runtime.getRuntime()
                        .addShutdownHook(Thread.ofPlatform().unstarted(() -> stop(server)));
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void stop(EmbeddedPostgres server) {
            try {
                server.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
