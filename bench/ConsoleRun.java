import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A console that was built, running against a sandbox. */
final class ConsoleRun implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Process process;
    private final long started;
    private final URI home;
    private final Path log;

    private ConsoleRun(Process process, long started, URI home, Path log) {
        this.process = process;
        this.started = started;
        this.home = home;
        this.log = log;
    }

    /**
     * Starts it and does not wait.
     *
     * @param command what a person would type
     * @param folder where it would be typed; logs go to the folder above
     */
    static ConsoleRun start(List<String> command, Path folder, Path addresses, URI home, Path state) throws IOException {
        Map<String, String> settings = new TreeMap<>();
        settings.put("QUARKUS_HTTP_HOST", home.getHost());
        settings.put("QUARKUS_HTTP_PORT", Integer.toString(home.getPort()));
        // Not 0: the meters of two servers, of which one has no port, do not fit each other, and the start never ends.
        settings.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(freeAddress().getPort()));
        settings.put("TENANTRY_PUBLIC_URL", home.toString());
        settings.put("TENANTRY_ESTATE_MIRROR", state.resolve("mirror").toString());
        settings.put("SMALLRYE_CONFIG_LOCATIONS", addresses.toUri().toString());
        Path log = Files.createDirectories(state).resolve("console.log");
        ProcessBuilder builder =
                new ProcessBuilder(new ArrayList<>(command))
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile());
        builder.environment().putAll(settings);
        long now = System.nanoTime();
        return new ConsoleRun(builder.start(), now, home, log);
    }

    static URI freeAddress() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return URI.create("http://127.0.0.1:" + socket.getLocalPort());
        }
    }

    /** Waits for the first time that a page answers 200, and says how long after the start that was. */
    Duration awaitPage(String path, String token) throws IOException, InterruptedException {
        Waiting.until(PATIENCE, path + ", see " + log, () -> answers(path, token));
        return Duration.ofNanos(System.nanoTime() - started);
    }

    private boolean answers(String path, String token) throws IOException, InterruptedException {
        if (!process.isAlive()) {
            throw new IOException("The console stopped; see " + log);
        }
        try {
            return client.send(request(path, token), BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** The text of a page. */
    String page(String path, String token) throws IOException, InterruptedException {
        var answer = client.send(request(path, token), BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(path + " answered " + answer.statusCode());
        }
        return answer.body();
    }

    private HttpRequest request(String path, String token) {
        return HttpRequest.newBuilder(home.resolve(path))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "text/html")
                .timeout(Duration.ofMinutes(1))
                .build();
    }

    URI home() {
        return home;
    }

    /** Memory in RAM now, in bytes. */
    long resident() throws IOException {
        return Memory.of(process.pid(), "VmRSS");
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
        client.close();
    }
}
