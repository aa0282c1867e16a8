package dev.tenantry.testing;

import dev.tenantry.sandbox.SandboxSettings;
import dev.tenantry.sandbox.github.GitHubServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A GitHub with a copy of the estate, and an empty database, for one class of tests: everything
 * else is the one sandbox of the run. What one class leaves behind, no other meets.
 */
public final class OwnEstate implements AutoCloseable {

    private static final String URL = "quarkus.datasource.jdbc.url";
    private static final String NOBODY = "http://127.0.0.1:9";

    private final Map<String, String> addresses;
    private final GitHubServer gitHub;

    private OwnEstate(Map<String, String> addresses, GitHubServer gitHub) {
        this.addresses = addresses;
        this.gitHub = gitHub;
    }

    /**
     * Copies what the sandbox's GitHub held before anybody used it.
     *
     * @param name of the database and the folder; letters and {@code _}
     */
    public static OwnEstate named(String name) {
        Map<String, String> addresses = new TreeMap<>(new SandboxResource().start());
        Path folder = SandboxResource.STATE.resolve("estate-of-" + name);
        copy(
                SandboxResource.BEGINNING.resolve(SandboxResource.GITHUB),
                folder.resolve(SandboxResource.GITHUB));
        addresses.put(URL, database(addresses, name));
        addresses.put("tenantry.estate.mirror", folder.resolve("mirror").toString());
        GitHubServer gitHub =
                GitHubServer.start(
                        new SandboxSettings(folder, false, NOBODY, Duration.ofSeconds(1), 12, 0),
                        (repository, ledger) -> {
                            throw new IOException("There was nothing to copy.");
                        });
        addresses.putAll(gitHub.addresses());
        return new OwnEstate(addresses, gitHub);
    }

    /** The configuration that leads a console here. */
    public Map<String, String> addresses() {
        return addresses;
    }

    /** One of them. */
    public String address(String key) {
        return Objects.requireNonNull(addresses.get(key), key);
    }

    private static String database(Map<String, String> addresses, String name) {
        String url = Objects.requireNonNull(addresses.get(URL));
        try (Connection connection =
                        DriverManager.getConnection(
                                url,
                                addresses.get("quarkus.datasource.username"),
                                addresses.get("quarkus.datasource.password"));
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return url.substring(0, url.lastIndexOf('/') + 1) + name;
    }

    static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path copy = to.resolve(from.relativize(file));
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        gitHub.close();
    }
}
