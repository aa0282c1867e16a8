package dev.tenantry.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import dev.tenantry.testing.FreePort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The images of {@code docker/}: there is no engine in a test, so they are read, and their check is
 * run.
 */
class ContainerFilesTest {

    private static final Path FOLDER = Path.of("docker");
    private static final String LINTER = "dockerfile-utils@0.16.3";

    @ParameterizedTest
    @ValueSource(strings = {"Dockerfile.jvm", "Dockerfile.native", "Dockerfile.sandbox"})
    void anImageSaysWhatItIsAndRunsAsNobodySpecial(String name) {
        Dockerfile file = Dockerfile.read(FOLDER.resolve(name));
        List<Dockerfile.Instruction> last = file.last();
        assertThat(Dockerfile.values(last, "USER")).last().isEqualTo("10001:10001");
        assertThat(Dockerfile.values(last, "HEALTHCHECK")).hasSize(1);
        assertThat(Dockerfile.values(last, "ENTRYPOINT"))
                .singleElement()
                .asString()
                .startsWith("[");
        assertThat(String.join(" ", Dockerfile.values(last, "LABEL")))
                .contains(
                        "org.opencontainers.image.title=",
                        "org.opencontainers.image.version=",
                        "org.opencontainers.image.revision=",
                        Dockerfile.values(last, "FROM").getFirst() + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Dockerfile.jvm", "Dockerfile.native", "Dockerfile.sandbox"})
    void everyBaseHasAVersionAndEveryCopyASource(String name) {
        Set<String> stages = new HashSet<>();
        for (Dockerfile.Instruction one : Dockerfile.read(FOLDER.resolve(name)).instructions()) {
            String[] words = one.value().split("\\s+", -1);
            switch (one.name()) {
                case "FROM" -> {
                    assertThat(words[0]).matches("[^:]+:(?!latest).*[0-9].*");
                    if (words.length > 2) {
                        stages.add(words[2]);
                    }
                }
                case "COPY" -> {
                    if (words[0].startsWith("--from=")) {
                        assertThat(stages).contains(words[0].substring("--from=".length()));
                    } else {
                        assertThat(Path.of(words[words.length - 2])).exists();
                    }
                }
                default -> {}
            }
        }
        assertThat(stages).contains("build");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Dockerfile.jvm", "Dockerfile.native", "Dockerfile.sandbox"})
    void whatAStageTakesFromAnotherIsMadeThere(String name) {
        Dockerfile file = Dockerfile.read(FOLDER.resolve(name));
        int taken = 0;
        for (String copy : Dockerfile.values(file.instructions(), "COPY")) {
            String[] words = copy.split("\\s+", -1);
            if (words[0].startsWith("--from=")) {
                taken++;
                assertThat(file.made(words[0].substring("--from=".length())))
                        .as(copy)
                        .anyMatch(words[1]::startsWith);
            }
        }
        assertThat(taken).isPositive();
    }

    /** The real jlink, where the base has its own Java and the file wants ours. */
    @Test
    void theJavaOfTheImageIsLinkedBesideTheOneOfItsBase(@TempDir Path root) throws Exception {
        Path jlink = Path.of(System.getProperty("java.home"), "bin", "jlink");
        Dockerfile file = Dockerfile.read(FOLDER.resolve("Dockerfile.jvm"));
        Files.createDirectories(root.resolve("opt/java/openjdk"));
        List<String> line =
                new ArrayList<>(
                        List.of(
                                Dockerfile.values(file.stage("java"), "RUN")
                                        .getFirst()
                                        .split("\\s+", -1)));
        assertThat(line.removeFirst()).isEqualTo("jlink");
        int output = line.indexOf("--output") + 1;
        String folder = line.get(output);
        line.set(output, root + folder);
        line.addFirst(jlink.toString());
        assertThat(run(new ProcessBuilder(line))).isZero();
        String java = folder + "/bin/java";
        assertThat(Path.of(root + java)).isExecutable();
        assertThat(Dockerfile.values(file.last(), "ENTRYPOINT").getFirst())
                .startsWith("[\"" + java + "\"");
        assertThat(Dockerfile.values(file.stage("build"), "RUN").getLast())
                .contains("-Dconsole.java=" + java);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Dockerfile.jvm", "Dockerfile.native", "Dockerfile.sandbox"})
    void aLinterHasNothingToSay(String name) throws Exception {
        String said = linted(FOLDER.resolve(name));
        boolean here = !said.contains("npm error");
        if (!here) {
            System.err.println("\n*** NOT TESTED: " + name + " needs " + LINTER + " of npm ***\n");
        }
        assumeTrue(here, said);
        assertThat(said).isEmpty();
    }

    /** The context of a build is sent whole, and layers are kept. */
    @Test
    void noSecretIsSentToABuild() throws IOException {
        assertThat(Files.readAllLines(Path.of(".dockerignore")))
                .contains("**/.env", "**/*.pem", "**/*.key", "config", "docker/secrets", ".git");
    }

    @Test
    void theCheckKnowsReadyFromNotReadyFromNotThere() throws Exception {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        int[] status = {200};
        server.createContext(
                "/q/health/ready",
                exchange -> {
                    exchange.sendResponseHeaders(status[0], -1);
                    exchange.close();
                });
        server.start();
        int port = server.getAddress().getPort();
        assertThat(healthy(port)).isTrue();
        status[0] = 503;
        assertThat(healthy(port)).isFalse();
        server.stop(0);
        assertThat(healthy(FreePort.find())).isFalse();
    }

    /** What the linter says of a file, or what npm says when it cannot run it. */
    private static String linted(Path file) throws Exception {
        try {
            Process lint =
                    new ProcessBuilder("npx", "--yes", LINTER, "lint", file.toString())
                            .redirectErrorStream(true)
                            .start();
            String said = new String(lint.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return lint.waitFor() == 0 ? "" : said;
        } catch (IOException e) {
            return "npm error " + e.getMessage();
        }
    }

    private static boolean healthy(int port) throws Exception {
        ProcessBuilder check = new ProcessBuilder(FOLDER.resolve("healthy.sh").toString());
        check.environment().put("QUARKUS_MANAGEMENT_PORT", Integer.toString(port));
        return run(check) == 0;
    }

    private static int run(ProcessBuilder command) throws Exception {
        Process running =
                command.redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                        .start();
        assertThat(running.waitFor(5, TimeUnit.MINUTES)).isTrue();
        return running.exitValue();
    }
}
