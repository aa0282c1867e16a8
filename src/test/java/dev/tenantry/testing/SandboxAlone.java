package dev.tenantry.testing;

import dev.tenantry.sandbox.SandboxProcess;
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

    private SandboxAlone(Path state, Map<String, String> addresses) {
        this.state = state;
        this.addresses = addresses;
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
        return new SandboxAlone(
                state,
                new SandboxProcess(state).ensure(System.getProperty("java.class.path"), arguments));
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

    @Override
    public void close() {
        List<ProcessHandle> its =
                ProcessHandle.current()
                        .children()
                        .filter(
                                child ->
                                        child.info()
                                                .commandLine()
                                                .orElse("")
                                                .contains(state.toString()))
                        .toList();
        its.forEach(ProcessHandle::destroy);
        Eventually.holds(() -> its.stream().noneMatch(ProcessHandle::isAlive));
    }
}
