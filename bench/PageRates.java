import java.io.InputStream;
import java.io.OutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** Asks the console for pages at a constant rate, as a data engineer, and writes a line of a table for each. */
final class PageRates {

    /** Seconds that an address is asked half as often before it counts. */
    static final int WARM_UP = 6;

    private static final int GOAL_MILLIS = 20;

    private final World world;
    private final ConsoleRun console;
    private final int rate;
    private final int seconds;
    private final String only;
    private final String token;
    private final Results results;

    PageRates(World world, ConsoleRun console, Options options, Results results) throws Exception {
        this.world = world;
        this.console = console;
        this.rate = options.number("rate", 200);
        this.seconds = options.number("seconds", 12);
        this.only = options.text("only", "");
        this.token = world.sandbox.token("data-engineer");
        this.results = results;
    }

    void head() {
        results.line("| at %d requests a second | p50 | p90 | p99 | longest | CPU | kB | failed | p99 < %d ms |", rate, GOAL_MILLIS)
                .line("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | --- |");
    }

    /** Asks for these in turn for two minutes, and counts nothing. */
    void warmUp(List<String> paths) throws InterruptedException {
        List<HttpRequest> requests = paths.stream().map(this::request).toList();
        Load.run(console.http, rate / 4, 20 * WARM_UP, i -> requests.get(i % requests.size()));
    }

    /** An address at the whole rate; the path may differ each time. */
    void page(String name, IntFunction<String> path) throws Exception {
        measure(name, path, rate);
    }

    /** A tenth of the rate, for pages that people open less often than lists. */
    void slowly(String name, IntFunction<String> path) throws Exception {
        measure(name + " (" + Math.max(1, rate / 10) + "/s)", path, Math.max(1, rate / 10));
    }

    private void measure(String name, IntFunction<String> path, int often) throws Exception {
        if (!name.matches("(floor|" + only + ").*")) {
            return;
        }
        console.page(path.apply(0), token);
        List<HttpRequest> requests = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            requests.add(HttpRequest.newBuilder(request(path.apply(i)), (header, value) -> true).header("Accept-Encoding", "gzip").build());
        }
        Load.run(console.http, Math.max(1, often / 2), WARM_UP, i -> requests.get(i % 500));
        double application = console.cpu();
        double database = world.databaseCpu();
        Load.Result result = Load.run(console.http, often, seconds, i -> requests.get(i % 500));
        results.line(
                "| %s | %s | %s | %s | %s | %.1f + %.1f ms | %.1f | %d | %s |",
                name,
                Machine.ms(result.p50()),
                Machine.ms(result.p90()),
                Machine.ms(result.p99()),
                Machine.ms(result.longest()),
                1000 * (console.cpu() - application) / (often * seconds),
                1000 * (world.databaseCpu() - database) / (often * seconds),
                result.bytes() / 1000.0,
                result.failed(),
                result.p99() < GOAL_MILLIS ? "reached" : "**not reached**");
    }

    private HttpRequest request(String path) {
        return Load.request(console.home() + path, List.of("Authorization: Bearer " + token)).build();
    }

    /** A whole list, read to its end. */
    void download(String list) throws Exception {
        if (!list.matches("/(" + only + ").*")) {
            return;
        }
        long begun = System.nanoTime();
        HttpRequest request = request(list);
        long bytes = 0;
        try (InputStream in = console.http.send(request, BodyHandlers.ofInputStream()).body()) {
            bytes = in.transferTo(OutputStream.nullOutputStream());
        }
        results.line("| `%s` | %s | %d | %s |", list, Machine.ms((System.nanoTime() - begun) / 1e6), bytes >> 20, Memory.mebibytes(console.memory("VmHWM")));
    }
}
