package dev.tenantry;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tenantry.testing.Eventually;
import dev.tenantry.testing.SandboxGitHub;
import dev.tenantry.testing.Script;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./mvnw quarkus:dev}, on free ports and with a state folder of its own. */
class DevModeIT {

    /** A start makes a whole world; machines can be slow and busy. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    @TempDir Path folder;

    private final int port = freePort();
    private final String console = "http://127.0.0.1:" + port;
    private final List<ProcessHandle> started = new ArrayList<>();

    @BeforeEach
    void theSandboxWasNotSetAside() {
        assumeTrue(
                Files.isDirectory(Path.of("target/classes/dev/tenantry/sandbox")),
                "This build is the production one, in which dev mode has no sandbox.");
    }

    @AfterEach
    void nothingIsLeftRunning() {
        for (ProcessHandle process : started) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    @Test
    void whatWasDoneIsThereAgainAfterItsApplicationIsKilled() throws Exception {
        Path leftover = Files.createFile(Files.createDirectories(state()).resolve("leftover"));
        DevMode first = start("first", "-Dtenantry.sandbox.fresh=true");
        assertThat(leftover).doesNotExist();
        String id = proposed();
        String branch = proposal(id).path("branch");

        // Maven ends when its application does, and the sandbox when Maven does: not yet.
        signal("STOP", first.maven());
        first.application().destroyForcibly();
        Eventually.holds(() -> !first.application().isAlive());
        assertThat(gitHub().pullRequests(branch)).hasSize(1);
        assertThat(first.sandbox().isAlive()).isTrue();
        signal("CONT", first.maven());
        Eventually.holds(first::isOver);

        DevMode second = start("second");
        assertThat(second.sandbox()).isNotEqualTo(first.sandbox());
        Eventually.holds(() -> proposal(id).statusCode() == 200);
        assertThat(proposal(id).<String>path("branch")).isEqualTo(branch);
        assertThat(gitHub().pullRequests(branch)).hasSize(1);
        second.maven().destroy();
        Eventually.holds(second::isOver);
    }

    /** What runs: Maven, which started the application, which started the sandbox. */
    private record DevMode(ProcessHandle maven, ProcessHandle application, ProcessHandle sandbox) {

        boolean isOver() {
            return !maven.isAlive() && !application.isAlive() && !sandbox.isAlive();
        }
    }

    private Path state() {
        return folder.resolve("sandbox");
    }

    /** Starts dev mode, and waits until it says where it is and who can sign in. */
    private DevMode start(String name, String... more) throws IOException {
        Path log = Path.of("target", "dev-mode-" + name + ".log");
        List<String> command =
                new ArrayList<>(
                        List.of(
                                "./mvnw",
                                "-B",
                                "--no-transfer-progress",
                                "quarkus:dev",
                                "-Ddebug=false",
                                "-Dquarkus.console.enabled=false",
                                "-Dquarkus.http.port=" + port,
                                "-Dquarkus.management.port=" + freePort(),
                                "-Dtenantry.public-url=" + console,
                                "-Dtenantry.estate.mirror=" + folder.resolve("mirror"),
                                "-Dtenantry.sandbox.state=" + state(),
                                "-Dtenantry.sandbox.ports=free"));
        command.addAll(List.of(more));
        Process maven =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        started.add(maven.toHandle());
        Eventually.within(PATIENCE, () -> !maven.isAlive() || !welcome(log).isEmpty());
        assertThat(welcome(log))
                .as("see %s", log)
                .contains("Open " + console + ". ")
                .contains("infra-engineer", "data-engineer", "reviewer");
        ProcessHandle application = onlyChild(maven.toHandle());
        ProcessHandle sandbox = onlyChild(application);
        started.addAll(List.of(application, sandbox));
        return new DevMode(maven.toHandle(), application, sandbox);
    }

    private static String welcome(Path log) {
        try {
            return Files.readAllLines(log).stream()
                    .filter(line -> line.contains("Open http://"))
                    .findFirst()
                    .orElse("");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ProcessHandle onlyChild(ProcessHandle process) {
        List<ProcessHandle> children = process.children().toList();
        assertThat(children).hasSize(1);
        return children.getFirst();
    }

    private static void signal(String name, ProcessHandle process)
            throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
        assertThat(kill.waitFor()).isZero();
    }

    /** Somebody asks for a file, and its pull request is there. */
    private String proposed() {
        String key = UUID.randomUUID().toString();
        Map<String, Object> file = Script.addFile("fennwick", Script.freshPath("fennwick"));
        Eventually.within(PATIENCE, () -> submit(key, file).statusCode() == 201);
        String id = submit(key, file).path("id");
        Eventually.holds(() -> proposal(id).path("number") != null);
        return id;
    }

    private Response submit(String key, Map<String, Object> file) {
        return dana().header("Idempotency-Key", key).body(file).post("/api/v1/proposals");
    }

    private Response proposal(String id) {
        return dana().get("/api/v1/proposals/" + id);
    }

    private RequestSpecification dana() {
        String token = Script.token("data-engineer", this::address);
        return given().baseUri(console).auth().oauth2(token).contentType(ContentType.JSON);
    }

    private SandboxGitHub gitHub() {
        return new SandboxGitHub(
                address("tenantry.github.api-url"), address("tenantry.github.repository"));
    }

    /** Where a part of the sandbox is, as it publishes it. */
    private String address(String key) {
        Properties addresses = new Properties();
        try (var reader = Files.newBufferedReader(state().resolve("addresses.properties"))) {
            addresses.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return addresses.getProperty(key, "");
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
