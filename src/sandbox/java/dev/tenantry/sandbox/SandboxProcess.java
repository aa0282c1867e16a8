package dev.tenantry.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A sandbox as seen from beside it: found running or started, and asked where everything is. */
public final class SandboxProcess {

    static final String LOG = "sandbox.log";
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Path state;
    private final StateFolder folder;

    public SandboxProcess(Path state) {
        this.state = state.toAbsolutePath();
        this.folder = new StateFolder(this.state);
    }

    /**
     * Makes sure that a sandbox runs in the state folder and answers the configuration that leads
     * to it.
     *
     * @param classpath of the process, when one has to be started
     * @param arguments of {@link Sandbox}, besides the state folder
     */
    public Map<String, String> ensure(String classpath, List<String> arguments) {
        if (!folder.isHeld()) {
            folder.withdrawAddresses();
            return await(Optional.of(start(classpath, arguments)));
        }
        return await(Optional.empty());
    }

    private Process start(String classpath, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx768m",
                        "-XX:-UsePerfData"));
        command.addAll(
                List.of(
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(
                List.of("-cp", classpath, Sandbox.class.getName(), "--state", state.toString()));
        command.addAll(arguments);
        try {
            Files.createDirectories(state);
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("The sandbox could not be started", e);
        }
    }

    /** What the process printed. */
    public Path log() {
        return state.resolve(LOG);
    }

    private Map<String, String> await(Optional<Process> started) {
        Instant patienceEnds = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(patienceEnds)) {
            Optional<Map<String, String>> addresses = folder.addresses();
            if (addresses.isPresent()) {
                return addresses.get();
            }
            if (started.filter(process -> !process.isAlive()).isPresent()) {
                throw new IllegalStateException("The sandbox stopped while starting; see " + log());
            }
            pause();
        }
        throw new IllegalStateException(
                "The sandbox was not ready after " + PATIENCE + "; see " + log());
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for the sandbox", e);
        }
    }
}
