import dev.tenantry.sandbox.SandboxSettings;
import dev.tenantry.sandbox.github.GitHubServer;
import dev.tenantry.sandbox.world.SavedWorld;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The outside world of a measurement: a sandbox with the estate of a number of tenants, and the database that the console keeps in it.
 * Cluster and Google Cloud stay away, so that nothing else works while something is measured. Its folder is kept for the next run:
 * making 10,000 tenants takes longer than measuring them.
 */
final class World implements AutoCloseable {

    /** Enough for an estate of 10,000 tenants, and a figure that a deployment would choose. */
    static final String HEAP = System.getProperty("heap", "1g");

    private static final Path TARGET = Path.of("target").toAbsolutePath();

    final Path folder;
    final URI home = ConsoleRun.freeAddress();
    final SandboxRun sandbox;
    private final SandboxSettings settings;

    World(int tenants) throws IOException, InterruptedException {
        folder = Path.of(".tenantry", "bench", Integer.toString(tenants)).toAbsolutePath();
        settings = new SandboxSettings(folder, false, home.toString(), Duration.ofSeconds(4), tenants, 0);
        sandbox = SandboxRun.start(TARGET, folder, home, "--estate-only", "--tenants", Integer.toString(tenants));
    }

    /** The bare repository that GitHub serves. */
    Path estate() {
        return GitHubServer.estate(settings);
    }

    dev.tenantry.sandbox.world.World people() {
        return SavedWorld.of(settings, Clock.systemUTC());
    }

    /** Starts the console that {@code ./mvnw package} left; answers it when it is ready. */
    ConsoleRun console(Map<String, String> more) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Java.command(), "-Xmx" + HEAP));
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        if (System.getProperty("jfr") != null) {
            Path recording = Path.of(System.getProperty("jfr")).toAbsolutePath();
            command.add("-XX:StartFlightRecording=settings=profile,dumponexit=true,filename=" + recording);
        }
        command.addAll(List.of("-jar", "quarkus-run.jar"));
        return ConsoleRun.start(command, TARGET.resolve("quarkus-app"), configuration(more), home, folder).awaitReady();
    }

    /** Leads the console here, and says that the rest of the world is away. */
    private Map<String, String> configuration(Map<String, String> more) {
        Map<String, String> values = new TreeMap<>(sandbox.addresses());
        values.put("quarkus.flyway.out-of-order", "true");
        values.put("tenantry.kubernetes.enabled", "false");
        values.put("tenantry.google.endpoint", "127.0.0.1:9");
        values.put("tenantry.google.plaintext", "true");
        values.put("tenantry.google.credentials", "none");
        values.put("tenantry.google.poll", "PT24H");
        values.putAll(more);
        return values;
    }

    Connection database() throws SQLException {
        return DriverManager.getConnection(
                sandbox.addresses().get("quarkus.datasource.jdbc.url"),
                sandbox.addresses().get("quarkus.datasource.username"),
                sandbox.addresses().get("quarkus.datasource.password"));
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

    /** Waits until all of the estate's rows are there, the history's too. */
    void awaitIndex() throws InterruptedException {
        Waiting.until("everything is indexed", Duration.ofMinutes(40), this::isIndexed);
    }

    private boolean isIndexed() throws SQLException {
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

    @Override
    public void close() throws InterruptedException {
        sandbox.close();
    }
}
