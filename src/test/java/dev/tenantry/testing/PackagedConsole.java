package dev.tenantry.testing;

import static io.restassured.RestAssured.given;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * The packaged application, a jar or a native executable, as a process of its own on free ports.
 */
public final class PackagedConsole implements AutoCloseable {

    /** Written by the packaging: whether it made a native executable, and where. */
    private static final Path ARTIFACT = Path.of("target/quarkus-artifact.properties");

    private final int port;
    private final int managementPort = FreePort.find();
    private final Path log;
    private final List<Process> started = new ArrayList<>();

    /**
     * Nothing is started yet.
     *
     * @param log where what it says is added
     */
    public PackagedConsole(Path log) {
        this(log, FreePort.find());
    }

    private PackagedConsole(Path log, int port) {
        this.port = port;
        this.log = log.toAbsolutePath();
    }

    /** The one whose address the sandbox's GitHub and its sign-in know. */
    public static PackagedConsole atHome(Path log) {
        return new PackagedConsole(log, SandboxResource.CONSOLE_PORT);
    }

    /** Where its pages are. */
    public String url() {
        return "http://127.0.0.1:" + port;
    }

    /** Where its probes are. */
    public String management() {
        return "http://127.0.0.1:" + managementPort;
    }

    /** Does it say that people may be sent there? */
    public boolean isReady() {
        return given().baseUri(management()).get("/q/health/ready").statusCode() == 200;
    }

    /** Starts it, once more after it ended, with these settings beside its addresses. */
    public Process start(Map<String, String> settings) throws IOException {
        Map<String, String> all = new TreeMap<>(settings);
        all.put("tenantry.public-url", url());
        // Tests ask more often than people.
        for (String each : List.of("sign-ins", "previews", "searches", "api", "webhooks")) {
            all.put("tenantry.limits." + each, "1000000");
        }
        all.put("quarkus.http.host", "127.0.0.1");
        all.put("quarkus.http.port", Integer.toString(port));
        all.put("quarkus.management.port", Integer.toString(managementPort));
        List<String> options = new ArrayList<>(List.of("-Xmx400m"));
        all.forEach((key, value) -> options.add("-D" + key + "=" + value));
        Artifact artifact = Artifact.packaged();
        Process process =
                new ProcessBuilder(artifact.command(options))
                        .directory(artifact.folder().toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                        .start();
        Counted.PACKAGED_START.one();
        started.add(process);
        return process;
    }

    /** As it is started in production: where it stands, a jar from its AOT cache. */
    private record Artifact(Path file, boolean isNative) {

        static Artifact packaged() throws IOException {
            Properties artifact = new Properties();
            try (Reader reader = Files.newBufferedReader(ARTIFACT)) {
                artifact.load(reader);
            }
            return "native".equals(artifact.getProperty("type"))
                    ? new Artifact(
                            Path.of("target")
                                    .toAbsolutePath()
                                    .resolve(artifact.getProperty("path")),
                            true)
                    : new Artifact(ProductionBuild.artifact().resolve("quarkus-run.jar"), false);
        }

        Path folder() {
            return file.resolveSibling("");
        }

        List<String> command(List<String> options) {
            List<String> command = new ArrayList<>();
            if (isNative) {
                command.add(file.toString());
                command.addAll(options);
            } else {
                command.add(ProcessHandle.current().info().command().orElse("java"));
                command.add("-XX:AOTCache=app.aot");
                // It lives for seconds: what the second compiler costs would not come back.
                command.add("-XX:TieredStopAtLevel=1");
                command.addAll(options);
                command.addAll(List.of("-jar", file.getFileName().toString()));
            }
            return command;
        }
    }

    @Override
    public void close() {
        started.forEach(Process::destroyForcibly);
    }
}
