import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.postgresql.PGConnection;

/**
 * Cold index: from an empty database to all rows of the estate, against reading every blob with Git and writing the same rows with COPY.
 * {@code bench/run index [tenants=10000]}
 */
final class Index {

    /** Tables that say how far indexing is, or hold the history, which comes after and by itself. */
    private static final String TABLES =
            """
            select tablename from pg_tables where schemaname = 'read_model'
            and tablename not in ('source_state', 'estate_history', 'estate_commit', 'estate_commit_path') order by 1
            """;

    private static final String TOOK =
            """
            select round(1000 * extract(epoch from finished_at - started_at)) from tenantry.index_run
            where source = 'GIT' and outcome = 'INDEXED' order by id desc limit 1
            """;

    public static void main(String... words) throws Exception {
        Options options = Options.of(words);
        int tenants = options.number("tenants", 10_000);
        Results results = new Results("Cold index");
        try (World world = new World(tenants)) {
            world.forgetEverything();
            try (ConsoleRun console = world.console(Map.of("tenantry.estate.poll", "1s"))) {
                double cold = indexed(world, 1);
                String peak = Memory.mebibytes(console.memory("VmHWM"));
                world.awaitIndex();
                double before = console.cpu() + world.databaseCpu();
                world.sql(emptied(world));
                double again = indexed(world, 2);
                report(results, world, cold, new Timed(again, console.cpu() + world.databaseCpu() - before), peak);
            }
        }
        results.write(options.isUsual());
    }

    private static double indexed(World world, int runs) throws Exception {
        Waiting.until(
                "the estate is indexed",
                Duration.ofMinutes(10),
                () -> Integer.parseInt(world.ask("select count(*) from tenantry.index_run where outcome = 'INDEXED'")) >= runs);
        return Double.parseDouble(world.ask(TOOK));
    }

    /** As the operator's “empty the read model” does; the history stays, it is not measured. */
    private static String emptied(World world) throws SQLException {
        StringBuilder all = new StringBuilder("truncate read_model.source_state");
        tables(world).forEach(table -> all.append(", read_model.").append(table));
        return all.toString();
    }

    private static List<String> tables(World world) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (Connection connection = world.database();
                Statement select = connection.createStatement();
                ResultSet row = select.executeQuery(TABLES)) {
            while (row.next()) {
                tables.add(row.getString(1));
            }
        }
        return tables;
    }

    private static void report(Results results, World world, double cold, Timed again, String peak) throws Exception {
        Path mirror = world.folder.resolve("mirror");
        String list = "git ls-tree -r main | cut -d' ' -f3 | cut -f1";
        long files = Long.parseLong(Shell.output("sh", "-c", "cd " + mirror + " && git ls-tree -r main | wc -l").strip());
        String cat = list + " | git cat-file --batch";
        Shell.time(mirror, cat);
        Timed blobs = Shell.time(mirror, cat).or(Shell.time(mirror, cat));
        Copied copied = copied(world);
        Timed floor = blobs.and(copied.withIndexes);
        results.line(
                        "%,d tenants, %,d files, %,d rows in %d tables. PostgreSQL is the sandbox's (`fsync` off, for both sides).",
                        world.people().size(), files, copied.rows, copied.tables)
                .line("")
                .line("| what | time | × floor | CPU | × floor |")
                .line("| --- | ---: | ---: | ---: | ---: |")
                .line("| every blob with `git cat-file --batch` | %s | | %.1f s | |", Machine.ms(blobs.millis()), blobs.cpu())
                .line("| the same rows into the same tables with `COPY` | %s | | %.1f s | |", Machine.ms(copied.withIndexes.millis()), copied.withIndexes.cpu())
                .line("| (into tables without any index) | %s | | %.1f s | |", Machine.ms(copied.bare.millis()), copied.bare.cpu())
                .line("| **floor: blobs and rows** | %s | 1 | %.1f s | 1 |", Machine.ms(floor.millis()), floor.cpu())
                .line("| first index of a new process (cold JVM, empty database) | %s | %.1f | | |", Machine.ms(cold), cold / floor.millis())
                .line(
                        "| the same again in that process (application and PostgreSQL) | %s | %.1f | %.1f s | %.1f |",
                        Machine.ms(again.millis()), again.millis() / floor.millis(), again.cpu(), again.cpu() / floor.cpu())
                .line("")
                .line(
                        "Goal: ≤ 3 × the floor: %s in a new process, %s in one that did it before. Most memory after the first index: %s resident (`-Xmx%s`).",
                        verdict(cold, floor), verdict(again.millis(), floor), peak, World.HEAP);
    }

    private static String verdict(double millis, Timed floor) {
        return millis <= 3 * floor.millis() ? "reached" : "**not reached**";
    }

    private record Copied(long rows, int tables, Timed withIndexes, Timed bare) {}

    /** Writes all rows out once, then into empty tables of the same shape, in one transaction. */
    private static Copied copied(World world) throws SQLException, IOException {
        Path folder = Files.createDirectories(world.folder.resolve("floor"));
        long rows = 0;
        List<String> filled = new ArrayList<>();
        try (Connection connection = world.database()) {
            var copy = connection.unwrap(PGConnection.class).getCopyAPI();
            for (String table : tables(world)) {
                try (OutputStream out = Files.newOutputStream(folder.resolve(table))) {
                    long count = copy.copyOut("copy (select * from read_model." + table + ") to stdout", out);
                    rows += count;
                    if (count > 0) {
                        filled.add(table);
                    }
                }
            }
        }
        Timed withIndexes = copyIn(world, folder, filled, "including all").or(copyIn(world, folder, filled, "including all"));
        Timed bare = copyIn(world, folder, filled, "").or(copyIn(world, folder, filled, ""));
        return new Copied(rows, filled.size(), withIndexes, bare);
    }

    private static Timed copyIn(World world, Path folder, List<String> tables, String like)
            throws SQLException, IOException {
        world.sql("drop schema if exists floor cascade; create schema floor");
        for (String table : tables) {
            world.sql("create table floor.%s (like read_model.%s %s)".formatted(table, table, like));
        }
        try (Connection connection = world.database()) {
            connection.setAutoCommit(false);
            var copy = connection.unwrap(PGConnection.class).getCopyAPI();
            double before = world.databaseCpu();
            long begun = System.nanoTime();
            for (String table : tables) {
                try (InputStream in = Files.newInputStream(folder.resolve(table))) {
                    copy.copyIn("copy floor." + table + " from stdin", in, 1 << 16);
                }
            }
            connection.commit();
            return new Timed((System.nanoTime() - begun) / 1e6, world.databaseCpu() - before);
        }
    }
}
