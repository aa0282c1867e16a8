import java.io.IOException;
import java.io.Writer;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A console that was built, in a process of its own beside a sandbox. */
final class ConsoleRun implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Pattern USED = Pattern.compile("used (\\d+)K");

    final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(10)).build();
    private final Process process;
    private final long started;
    private final URI home;
    private final URI management;
    private final Path log;

    private ConsoleRun(Process process, long started, URI home, URI management, Path log) {
        this.process = process;
        this.started = started;
        this.home = home;
        this.management = management;
        this.log = log;
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    }

    /**
     * Starts it and does not wait.
     *
     * @param command what a person would type
     * @param folder where it would be typed
     * @param configuration where everything else is
     * @param state where its log and its mirror go
     */
    static ConsoleRun start(List<String> command, Path folder, Map<String, String> configuration, URI home, Path state)
            throws IOException {
        URI management = freeAddress();
        Properties values = new Properties();
        values.putAll(configuration);
        values.put("quarkus.http.host", home.getHost());
        values.put("quarkus.http.port", Integer.toString(home.getPort()));
        // Not 0: the meters of two servers, of which one has no port, do not fit each other, and the start never ends.
        values.put("quarkus.management.host", management.getHost());
        values.put("quarkus.management.port", Integer.toString(management.getPort()));
        values.put("tenantry.public-url", home.toString());
        // A measurement asks more often than people.
        for (String each : List.of("sign-ins", "previews", "searches", "api", "webhooks")) {
            values.put("tenantry.limits." + each, "1000000");
        }
        values.put("tenantry.estate.mirror", state.resolve("mirror").toString());
        Path file = Files.createDirectories(state).resolve("console.properties");
        try (Writer out = Files.newBufferedWriter(file)) {
            values.store(out, null);
        }
        Path log = state.resolve("console.log");
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("SMALLRYE_CONFIG_LOCATIONS", file.toUri().toString());
        long now = System.nanoTime();
        return new ConsoleRun(builder.start(), now, home, management, log);
    }

    static URI freeAddress() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return URI.create("http://127.0.0.1:" + socket.getLocalPort());
        }
    }

    ConsoleRun awaitReady() throws InterruptedException {
        Waiting.until("the console is ready, see " + log, PATIENCE, this::isReady);
        return this;
    }

    private boolean isReady() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(management.resolve("/q/health/ready")).timeout(Duration.ofSeconds(30)).build();
        return send(request, BodyHandlers.discarding()).statusCode() == 200;
    }

    /** Waits for the first time that a page answers 200, asking every 2 ms, and says how long after the start that was. */
    Duration awaitPage(String path, String token) throws InterruptedException {
        Waiting.until(
                path + " is there, see " + log,
                PATIENCE,
                Duration.ofMillis(2),
                () -> send(request(path, token), BodyHandlers.discarding()).statusCode() == 200);
        return Duration.ofNanos(System.nanoTime() - started);
    }

    /** Waits for the first index. */
    void awaitTenants(String token) throws InterruptedException {
        Waiting.until("tenants are listed, see " + log, PATIENCE, () -> page("/tenants", token).contains("href=\"/tenants/"));
    }

    /** The text of a page. */
    String page(String path, String token) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(request(path, token), BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(path + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }

    private <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler) throws IOException, InterruptedException {
        if (!process.isAlive()) {
            throw new IllegalStateException("The console stopped; see " + log);
        }
        return http.send(request, handler);
    }

    private HttpRequest request(String path, String token) {
        return HttpRequest.newBuilder(home.resolve(path))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "text/html,*/*;q=0.8")
                .timeout(Duration.ofMinutes(1))
                .build();
    }

    URI home() {
        return home;
    }

    /** A figure of its memory in bytes: {@code VmRSS} is in RAM now, {@code VmHWM} the most ever. */
    long memory(String figure) throws IOException {
        return Memory.of(process.pid(), figure);
    }

    /** What the heap holds after a full collection, in bytes. */
    long live() throws IOException, InterruptedException {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        String pid = Long.toString(process.pid());
        Shell.output(jcmd, pid, "GC.run");
        Matcher used = USED.matcher(Shell.output(jcmd, pid, "GC.heap_info"));
        return used.find() ? Long.parseLong(used.group(1)) * 1024 : -1;
    }

    /** Processor seconds so far. */
    double cpu() {
        return Cpu.of(process.pid());
    }

    /** Stops it as an operator would; one that writes an AOT cache takes its time. */
    @Override
    public void close() throws InterruptedException {
        http.close();
        process.destroy();
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
