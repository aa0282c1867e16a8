import dev.tenantry.sandbox.Part;
import dev.tenantry.sandbox.SandboxSettings;
import dev.tenantry.sandbox.database.EmbeddedDatabase;
import dev.tenantry.sandbox.github.AcmeBeginning;
import dev.tenantry.sandbox.github.GitHubServer;
import dev.tenantry.sandbox.signin.OpenIdProvider;
import dev.tenantry.sandbox.world.SavedWorld;
import java.io.IOException;
import java.io.Writer;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The outside world of a measurement: PostgreSQL, sign-in, and GitHub with the estate of a number of tenants. Cluster and Google Cloud stay away, so that nothing else works while something is measured. Its folder is kept for the next
 * run: making 10,000 tenants takes longer than measuring them.
 */
final class World implements AutoCloseable {

    private static final Pattern TOKEN = Pattern.compile("\"access_token\"\\s*:\\s*\"([^\"]+)\"");

    final Path folder;
    final int consolePort;
    final int managementPort;
    private final Deque<Part> parts = new ArrayDeque<>();
    private final Map<String, String> addresses = new TreeMap<>();
    private final SandboxSettings settings;
    private final HttpClient http = HttpClient.newHttpClient();

    World(int tenants) throws IOException {
        folder = Path.of(".tenantry", "bench", Integer.toString(tenants)).toAbsolutePath();
        consolePort = freePort();
        managementPort = freePort();
        settings =
                new SandboxSettings(
                        folder, false, "http://127.0.0.1:" + consolePort, Duration.ofSeconds(4), tenants, 0);
        EmbeddedDatabase.stopLeftover(settings);
        start(EmbeddedDatabase.start(settings));
        start(OpenIdProvider.start(settings));
        start(GitHubServer.start(settings, new AcmeBeginning(SavedWorld.of(settings, Clock.systemUTC()))));
    }

    private void start(Part part) {
        parts.push(part);
        addresses.putAll(part.addresses());
    }

    /** The bare repository that GitHub serves. */
    Path estate() {
        return GitHubServer.estate(settings);
    }

    dev.tenantry.sandbox.world.World people() {
        return SavedWorld.of(settings, Clock.systemUTC());
    }

    String address(String key) {
        return addresses.get(key);
    }

    /** What the application is told, as a file. */
    Path configuration(Map<String, String> more) throws IOException {
        Properties values = new Properties();
        values.putAll(addresses);
        values.put("quarkus.http.host", "127.0.0.1");
        values.put("quarkus.http.port", Integer.toString(consolePort));
        values.put("quarkus.management.host", "127.0.0.1");
        values.put("quarkus.management.port", Integer.toString(managementPort));
        values.put("tenantry.public-url", settings.consoleUrl());
        values.put("tenantry.estate.mirror", folder.resolve("mirror").toString());
        values.put("quarkus.flyway.out-of-order", "true");
        values.put("tenantry.kubernetes.enabled", "false");
        values.put("tenantry.google.endpoint", "127.0.0.1:9");
        values.put("tenantry.google.plaintext", "true");
        values.put("tenantry.google.credentials", "none");
        values.put("tenantry.google.poll", "PT24H");
        values.putAll(more);
        Path file = folder.resolve("application.properties");
        try (Writer out = Files.newBufferedWriter(file)) {
            values.store(out, null);
        }
        return file;
    }

    Connection database() throws SQLException {
        return DriverManager.getConnection(
                addresses.get("quarkus.datasource.jdbc.url"),
                addresses.get("quarkus.datasource.username"),
                addresses.get("quarkus.datasource.password"));
    }

    /** Processor seconds of PostgreSQL so far. */
    double databaseCpu() throws IOException {
        return Cpu.of(Long.parseLong(Files.readAllLines(folder.resolve("postgres").resolve("postmaster.pid")).getFirst().strip()));
    }

    void sql(String statement) throws SQLException {
        try (Connection connection = database();
                Statement all = connection.createStatement()) {
            all.execute(statement);
        }
    }

    /** The first column of the first row; empty when there is none. */
    String ask(String query) throws SQLException {
        try (Connection connection = database();
                Statement select = connection.createStatement();
                ResultSet row = select.executeQuery(query)) {
            return row.next() && row.getString(1) != null ? row.getString(1) : "";
        }
    }

    /** All of the estate's rows are there, the history's too. */
    boolean isIndexed() throws SQLException {
        return ask(
                        """
                        select 1 from read_model.estate_history h join read_model.source_state s on s.marker = h.head
                        where s.source = 'GIT'
                        """)
                .equals("1");
    }

    /** Nothing is indexed, nothing is fetched: as on the first day. */
    void forgetEverything() throws SQLException, IOException, InterruptedException {
        sql("drop schema if exists read_model cascade; drop schema if exists tenantry cascade; drop schema if exists floor cascade");
        Shell.output("rm", "-rf", folder.resolve("mirror").toString());
    }

    /** A bearer token of one of the sandbox's people. */
    String token(String person) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(address("quarkus.oidc.auth-server-url") + "/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(
                                HttpRequest.BodyPublishers.ofString(
                                        "grant_type=password&scope=openid&password=any&client_id=tenantry&client_secret="
                                                + java.net.URLEncoder.encode(
                                                        address("quarkus.oidc.credentials.secret"),
                                                        java.nio.charset.StandardCharsets.UTF_8)
                                                + "&username="
                                                + person))
                        .build();
        Matcher token = TOKEN.matcher(http.send(request, HttpResponse.BodyHandlers.ofString()).body());
        if (!token.find()) {
            throw new IOException("The sandbox gave no token");
        }
        return token.group(1);
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        http.close();
        parts.forEach(Part::close);
    }
}
