package dev.tenantry.sandbox.database;

import dev.tenantry.sandbox.Part;
import dev.tenantry.sandbox.SandboxSettings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** PostgreSQL with its data in the state folder. Runs with fsync off: never for real data. */
public final class EmbeddedDatabase implements Part {

    private static final int WELL_KNOWN_PORT = 8184;
    private static final String NAME = "tenantry";

    private final EmbeddedPostgres server;

    private EmbeddedDatabase(EmbeddedPostgres server) {
        this.server = server;
    }

    public static EmbeddedDatabase start(SandboxSettings settings) {
        Path data = settings.folder("postgres");
        try {
            stopLeftover(settings);
            EmbeddedPostgres server =
                    EmbeddedPostgres.builder()
                            .setDataDirectory(data)
                            .setCleanDataDirectory(false)
                            .setOverrideWorkingDirectory(
                                    settings.folder("postgres-binaries").toFile())
                            .setPort(settings.port(WELL_KNOWN_PORT))
                            .setServerConfig("max_connections", "200")
                            .setServerConfig("shared_buffers", "256MB")
                            .setPGStartupWait(Duration.ofMinutes(2))
                            .start();
            EmbeddedDatabase database = new EmbeddedDatabase(server);
            database.create(NAME);
            return database;
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not start in " + data, e);
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL started, but has no database " + NAME, e);
        }
    }

    /** A sandbox that was killed leaves its server behind, which holds the data folder. */
    public static void stopLeftover(SandboxSettings settings) {
        Path pidFile = settings.folder("postgres").resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        try {
            long pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().trim());
            ProcessHandle.of(pid)
                    .filter(process -> process.info().command().orElse("").endsWith("postgres"))
                    .ifPresent(EmbeddedDatabase::stop);
            Files.deleteIfExists(pidFile);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The leftover of an earlier PostgreSQL stays: " + pidFile, e);
        }
    }

    private static void stop(ProcessHandle postgres) {
        postgres.destroy();
        postgres.onExit().orTimeout(30, TimeUnit.SECONDS).exceptionally(late -> postgres).join();
    }

    private void create(String name) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            boolean exists =
                    statement
                            .executeQuery(
                                    "select 1 from pg_database where datname = '" + name + "'")
                            .next();
            if (!exists) {
                statement.execute("create database " + name);
            }
        }
    }

    /** The JDBC address of a database of this server. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + database;
    }

    @Override
    public Map<String, String> addresses() {
        return Map.of(
                "quarkus.datasource.jdbc.url", jdbcUrl(NAME),
                "quarkus.datasource.username", "postgres",
                "quarkus.datasource.password", "postgres");
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not stop", e);
        }
    }
}
