import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The packaged application in a process of its own. */
final class App implements AutoCloseable {

    /** Enough for an estate of 10,000 tenants, and a figure that a deployment would choose. */
    static final String HEAP = System.getProperty("heap", "1g");

    private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar").toAbsolutePath();

    final String url;
    final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(10)).build();
    private final Process process;

    App(World world, Map<String, String> more) throws IOException, InterruptedException {
        url = "http://127.0.0.1:" + world.consolePort;
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx" + HEAP, "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        if (System.getProperty("jfr") != null) {
            command.add("-XX:StartFlightRecording=settings=profile,dumponexit=true,filename=" + System.getProperty("jfr"));
        }
        command.addAll(List.of("-jar", JAR.toString()));
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(world.folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(world.folder.resolve("app.log").toFile());
        builder.environment().put("SMALLRYE_CONFIG_LOCATIONS", world.configuration(more).toString());
        process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        String ready = "http://127.0.0.1:" + world.managementPort + "/q/health/ready";
        until("the application is ready", Duration.ofMinutes(3), () -> status(ready) == 200);
    }

    /** The status of a GET without a token; 0 while nothing answers. */
    private int status(String address) throws InterruptedException {
        if (!process.isAlive()) {
            throw new IllegalStateException("The application stopped; see app.log");
        }
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(address)).timeout(Duration.ofSeconds(30)).build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return 0;
        }
    }

    String get(String path, String token) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url + path)).header("Authorization", "Bearer " + token).build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(path + " answers " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }

    /** A figure of /proc/PID/status in MiB: {@code VmRSS} is now, {@code VmHWM} the most ever. */
    long mib(String figure) throws IOException {
        return Long.parseLong(Machine.field("/proc/" + process.pid() + "/status", figure).replace(" kB", "")) / 1024;
    }

    /** Processor seconds so far. */
    double cpu() {
        return Cpu.of(process.pid());
    }

    /** What the heap holds after a full collection, in MiB. */
    long live() throws IOException, InterruptedException {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        String pid = Long.toString(process.pid());
        Shell.output(jcmd, pid, "GC.run");
        var used = java.util.regex.Pattern.compile("used (\\d+)K").matcher(Shell.output(jcmd, pid, "GC.heap_info"));
        return used.find() ? Long.parseLong(used.group(1)) / 1024 : -1;
    }

    interface Question {
        boolean asked() throws Exception;
    }

    static void until(String what, Duration patience, Question question) throws InterruptedException {
        Instant end = Instant.now().plus(patience);
        while (Instant.now().isBefore(end)) {
            try {
                if (question.asked()) {
                    return;
                }
            } catch (InterruptedException e) {
                throw e;
            } catch (IllegalStateException e) {
                throw e;
            } catch (Exception e) {
                // Not yet.
            }
            Thread.sleep(20);
        }
        throw new IllegalStateException("Waited " + patience + " in vain until " + what);
    }

    @Override
    public void close() throws InterruptedException {
        http.close();
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
