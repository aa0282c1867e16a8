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
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A sandbox beside the console, in a process of its own, on free ports. */
final class SandboxRun implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Pattern TOKEN = Pattern.compile("\"access_token\"\\s*:\\s*\"([^\"]+)\"");

    private final Process process;
    private final Path addresses;

    private SandboxRun(Process process, Path addresses) {
        this.process = process;
        this.addresses = addresses;
    }

    /**
     * Starts it and waits until it has told its addresses.
     *
     * @param target the build's folder, with the sandbox's classes and the list of its libraries
     * @param console where the console will answer, for webhooks and redirects
     */
    static SandboxRun start(Path target, Path state, URI console) throws IOException, InterruptedException {
        String libraries = Files.readString(target.resolve("sandbox.classpath")).trim();
        String classes = target.resolve("sandbox-classes") + ":" + target.resolve("classes");
        Files.createDirectories(state);
        Path addresses = state.resolve("addresses.properties");
        Files.deleteIfExists(addresses);
        Process process =
                new ProcessBuilder(
                                List.of(
                                        Java.command(),
                                        "-XX:TieredStopAtLevel=1",
                                        "-XX:+UseSerialGC",
                                        "-Xmx768m",
                                        "--enable-native-access=ALL-UNNAMED",
                                        "--sun-misc-unsafe-memory-access=allow",
                                        "-cp",
                                        classes + ":" + libraries,
                                        "dev.tenantry.sandbox.Sandbox",
                                        "--state",
                                        state.toString(),
                                        "--ports",
                                        "free",
                                        "--console",
                                        console.toString(),
                                        "--until",
                                        Long.toString(ProcessHandle.current().pid())))
                        .redirectErrorStream(true)
                        .redirectOutput(state.resolve("sandbox.log").toFile())
                        .start();
        Waiting.until(PATIENCE, "the sandbox, see " + state, () -> Files.exists(addresses) || !process.isAlive());
        if (!process.isAlive()) {
            throw new IOException("The sandbox stopped while starting; see " + state.resolve("sandbox.log"));
        }
        return new SandboxRun(process, addresses);
    }

    /** The configuration that leads the console here. */
    Path addresses() {
        return addresses;
    }

    /** A bearer token as scripts use it. */
    String token(String person) throws IOException, InterruptedException {
        Properties known = new Properties();
        try (Reader reader = Files.newBufferedReader(addresses)) {
            known.load(reader);
        }
        String form =
                "grant_type=password&scope=openid&password=any&username=%s&client_id=%s&client_secret=%s"
                        .formatted(
                                person,
                                encoded(known.getProperty("quarkus.oidc.client-id")),
                                encoded(known.getProperty("quarkus.oidc.credentials.secret")));
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(known.getProperty("quarkus.oidc.auth-server-url") + "/token"))
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
