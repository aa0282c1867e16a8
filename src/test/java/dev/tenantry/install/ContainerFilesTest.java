package dev.tenantry.install;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
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
 * The files of {@code docker/}: there is no engine in a test, so they are read, and their check is
 * run.
 */
class ContainerFilesTest {

    private static final Path FOLDER = Path.of("docker");

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
                        "org.opencontainers.image.revision=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Dockerfile.jvm", "Dockerfile.native", "Dockerfile.sandbox"})
    void everyBaseHasAVersionAndEveryCopyASource(String name) {
        Set<String> stages = new HashSet<>();
        for (Dockerfile.Instruction one : Dockerfile.read(FOLDER.resolve(name)).instructions()) {
            String[] words = one.value().split("\\s+", -1);
            switch (one.name()) {
                case "FROM" -> {
                    assertThat(words[0]).matches("[^:]+:(?!latest).+");
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
        assertThat(healthy(freePort())).isFalse();
    }

    @Test
    void theCompositionConfiguresWhatTheApplicationKnows() throws IOException {
        JsonNode services = composition().path("services");
        ConfigurationKeys keys = ConfigurationKeys.read();
        JsonNode console = services.path("tenantry");
        assertThat(console.path("environment").fieldNames())
                .toIterable()
                .hasSizeGreaterThan(5)
                .allSatisfy(
                        name ->
                                assertThat(keys.readAtStart(keys.ofVariable(name)))
                                        .as(name)
                                        .isTrue());
        assertThat(console.path("read_only").asBoolean()).isTrue();
        for (JsonNode service : services) {
            service.path("ports")
                    .forEach(port -> assertThat(port.asText()).startsWith("127.0.0.1:"));
        }
    }

    @Test
    void theRealmKnowsTheConsoleAndThePeople() throws IOException {
        JsonNode realm =
                new ObjectMapper()
                        .readTree(FOLDER.resolve("keycloak/tenantry-realm.json").toFile());
        JsonNode console = composition().at("/services/tenantry/environment");
        JsonNode client = realm.at("/clients/0");
        assertThat(console.path("QUARKUS_OIDC_AUTH_SERVER_URL").asText())
                .endsWith("/realms/" + realm.path("realm").asText());
        assertThat(client.path("clientId")).isEqualTo(console.path("QUARKUS_OIDC_CLIENT_ID"));
        assertThat(client.path("secret"))
                .isEqualTo(console.path("QUARKUS_OIDC_CREDENTIALS_SECRET"));
        assertThat(realm.path("users"))
                .hasSize(3)
                .allSatisfy(
                        person ->
                                assertThat(person.path("groups"))
                                        .extracting(JsonNode::asText)
                                        .contains(
                                                "/viewer", "/" + person.path("username").asText()));
    }

    private static JsonNode composition() throws IOException {
        return Kustomize.parse(Files.readString(FOLDER.resolve("compose.yaml"))).getFirst();
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

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
