package dev.tenantry.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The project's sources in a folder of their own, in dev mode. */
public final class SourceCheckout implements AutoCloseable {

    private static final List<String> SOURCES =
            List.of("pom.xml", "mvnw", ".mvn", "src/main", "src/sandbox");
    private static final List<String> COMPILED =
            List.of("classes", "sandbox-classes", "maven-status");

    /** It makes a database and a history first, on a machine that may be busy. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /** What Maven says when it has nowhere to get something from: no fault of ours. */
    private static final Pattern REGISTRY =
            Pattern.compile("Could not (transfer|find) artifact|could not be resolved");

    private final Path folder;
    private final Path log;
    private final URI console = URI.create("http://127.0.0.1:" + FreePort.find());
    private final int management = FreePort.find();
    private Optional<Process> running = Optional.empty();

    private SourceCheckout(Path folder) {
        this.folder = folder;
        this.log = Path.of("target/dev-mode.log").toAbsolutePath();
    }

    /**
     * Copies them there, with what was compiled from them: that they compile, this very build has
     * shown.
     */
    public static SourceCheckout in(Path folder) throws IOException {
        for (String source : SOURCES) {
            copy(Path.of(source), folder);
        }
        for (String compiled : COMPILED) {
            copy(Path.of("target", compiled), folder);
        }
        moveThere(folder.resolve("target/maven-status"), folder.toRealPath());
        return new SourceCheckout(folder);
    }

    /** With the times of the files, by which Maven tells what has changed. */
    private static void copy(Path from, Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve(file);
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    /**
     * Maven remembers the sources that it compiled by their whole paths, and dev mode, which calls
     * its steps by no name, under that name.
     */
    private static void moveThere(Path status, Path folder) throws IOException {
        for (String step : List.of("compile/default-compile", "testCompile/sandbox")) {
            Path list = status.resolve("maven-compiler-plugin").resolve(step);
            Path nameless = Files.createDirectories(list.resolveSibling("null"));
            String here = Path.of("").toRealPath() + "/";
            String sources = Files.readString(list.resolve("inputFiles.lst"));
            Files.writeString(
                    nameless.resolve("inputFiles.lst"), sources.replace(here, folder + "/"));
        }
    }

    /**
     * Types {@code ./mvnw quarkus:dev}, on ports that nobody else has; answers where the console is
     * once it says so.
     *
     * @param words what else is typed
     */
    public URI dev(String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of("./mvnw", "-B", "quarkus:dev"));
        command.addAll(
                List.of(
                        "-Ddebug=false",
                        "-Dtenantry.sandbox.ports=free",
                        "-Dtenantry.public-url=" + console,
                        "-Dquarkus.http.port=" + console.getPort(),
                        "-Dquarkus.management.port=" + management));
        command.addAll(List.of(words));
        Files.deleteIfExists(log);
        Process process =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectInput(new File("/dev/null"))
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        Counted.DEV_MODE_START.one();
        running = Optional.of(process);
        Eventually.within(PATIENCE, () -> !process.isAlive() || log().contains("Open " + console));
        assumeTrue(
                process.isAlive() || !REGISTRY.matcher(log()).find(),
                "SKIPPED: dev mode needs artifacts that no registry gives here; see " + log);
        if (!process.isAlive()) {
            throw new IllegalStateException("Dev mode ended: " + log());
        }
        return console;
    }

    /** What it said since it was started last. */
    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Changes a resource as somebody does in an editor. */
    public void change(String resource, String before, String after) throws IOException {
        Path file = folder.resolve("src/main/resources").resolve(resource);
        String text = Files.readString(file);
        if (!text.contains(before)) {
            throw new IllegalArgumentException(before + " is not in " + file);
        }
        Files.writeString(file, text.replace(before, after));
    }

    /** As with Ctrl+C; the sandbox ends by itself a moment later, and it is waited for as well. */
    @Override
    public void close() {
        if (running.isEmpty()) {
            return;
        }
        Process process = running.get();
        List<ProcessHandle> all = process.descendants().toList();
        process.destroy();
        try {
            Eventually.holds(
                    () -> !process.isAlive() && all.stream().noneMatch(ProcessHandle::isAlive));
        } finally {
            process.destroyForcibly();
            all.forEach(ProcessHandle::destroyForcibly);
        }
    }
}
