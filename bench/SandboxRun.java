import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A sandbox beside the console, in a process of its own, on free ports. */
final class SandboxRun implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(40);
    private static final Pattern TOKEN = Pattern.compile("\"access_token\"\\s*:\\s*\"([^\"]+)\"");

    private final Process process;
    private final Map<String, String> addresses = new TreeMap<>();

    private SandboxRun(Process process, Path file) throws IOException {
        this.process = process;
        Properties known = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            known.load(reader);
        }
        known.forEach((key, value) -> addresses.put((String) key, (String) value));
    }

    /**
     * Starts it and waits until it has told its addresses.
     *
     * @param target the build's folder, with the sandbox's classes and the list of its libraries
     * @param console where the console will answer, for webhooks and redirects
     * @param more of the sandbox's own arguments
     */
    static SandboxRun start(Path target, Path state, URI console, String... more) throws IOException, InterruptedException {
        Files.createDirectories(state);
        Path addresses = state.resolve("addresses.properties");
        Files.deleteIfExists(addresses);
        List<String> command = new ArrayList<>(java(target));
        command.addAll(List.of("--state", state.toString(), "--ports", "free", "--console", console.toString()));
        command.addAll(List.of("--until", Long.toString(ProcessHandle.current().pid())));
        command.addAll(List.of(more));
        Path log = state.resolve("sandbox.log");
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
        Waiting.until("the sandbox is ready, see " + log, PATIENCE, () -> Files.exists(addresses) || !process.isAlive());
        if (!process.isAlive()) {
            throw new IOException("The sandbox stopped while starting; see " + log);
        }
        return new SandboxRun(process, addresses);
    }

    private static List<String> java(Path target) throws IOException {
        String libraries = Files.readString(target.resolve("sandbox.classpath")).trim();
        return List.of(
                Java.command(),
                "-XX:+UseSerialGC",
                "-Xmx1500m",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                target.resolve("sandbox-classes") + ":" + libraries,
                "dev.tenantry.sandbox.Sandbox");
    }

    /** The configuration that leads the console here. */
    Map<String, String> addresses() {
        return addresses;
    }

    /** A bearer token as scripts use it. */
    String token(String person) throws IOException, InterruptedException {
        String form =
                "grant_type=password&scope=openid&password=any&username=%s&client_id=%s&client_secret=%s"
                        .formatted(
                                person,
                                encoded(addresses.get("quarkus.oidc.client-id")),
                                encoded(addresses.get("quarkus.oidc.credentials.secret")));
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(addresses.get("quarkus.oidc.auth-server-url") + "/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            Matcher token = TOKEN.matcher(answer.body());
            if (!token.find()) {
                throw new IOException("No token for " + person + ": " + answer.body());
            }
            return token.group(1);
        }
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }
}
