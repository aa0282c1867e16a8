package dev.tenantry.testing;

import dev.tenantry.sandbox.SandboxProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.Ref;

/** A sandbox in some state folder, with no console beside it: what does it hold? */
public final class SandboxAlone implements AutoCloseable {

    private static final String BRANCHES = "refs/heads/";

    private final Path state;
    private final Map<String, String> addresses;
    private final List<ProcessHandle> started;

    private SandboxAlone(Path state, Map<String, String> addresses, List<ProcessHandle> started) {
        this.state = state;
        this.addresses = addresses;
        this.started = started;
    }

    /**
     * Starts it, without the parts that work by themselves.
     *
     * @param more of the sandbox's arguments
     */
    public static SandboxAlone in(Path state, String... more) {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "--ports",
                                "free",
                                "--estate-only",
                                "--until",
                                Long.toString(ProcessHandle.current().pid())));
        arguments.addAll(List.of(more));
        Counted.SANDBOX_START.one();
        Map<String, String> addresses =
                new SandboxProcess(state).ensure(System.getProperty("java.class.path"), arguments);
        List<ProcessHandle> started =
                ProcessHandle.current().children().filter(p -> isOf(state, p)).toList();
        if (started.isEmpty()) {
            throw new IllegalStateException("Another sandbox still runs in " + state);
        }
        return new SandboxAlone(state, addresses, started);
    }

    /**
     * Why somebody asked for something: of every proposal in its database; none where no console
     * ever was.
     */
    public List<String> reasons() throws SQLException {
        try (Connection database =
                        DriverManager.getConnection(
                                addresses.get("quarkus.datasource.jdbc.url"),
                                addresses.get("quarkus.datasource.username"),
                                addresses.get("quarkus.datasource.password"));
                var tables = database.getMetaData().getTables(null, "tenantry", "proposal", null)) {
            if (!tables.next()) {
                return List.of();
            }
            try (var rows =
                    database.createStatement()
                            .executeQuery("select reason from tenantry.proposal")) {
                List<String> reasons = new ArrayList<>();
                while (rows.next()) {
                    reasons.add(rows.getString(1));
                }
                return reasons;
            }
        }
    }

    /** The branches of its repository. */
    public List<String> branches() throws GitAPIException {
        return Git.lsRemoteRepository()
                .setRemote(state.resolve("github/estate.git").toString())
                .setHeads(true)
                .call()
                .stream()
                .map(Ref::getName)
                .map(name -> name.substring(BRANCHES.length()))
                .toList();
    }

    /** Java leaves a long command line out, and a class path is long. */
    private static boolean isOf(Path state, ProcessHandle process) {
        try {
            Path commandLine = Path.of("/proc", Long.toString(process.pid()), "cmdline");
            return Files.readString(commandLine, StandardCharsets.ISO_8859_1)
                    .contains(state.toString());
        } catch (IOException gone) {
            return false;
        }
    }

    @Override
    public void close() {
        started.forEach(ProcessHandle::destroy);
        Eventually.holds(() -> started.stream().noneMatch(ProcessHandle::isAlive));
    }
}
