import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

/**
 * Requests at a constant rate, whatever the server does: each is timed from the instant it was due, so that a stall counts for all
 * that waited behind it. Usage: {@code java bench/Load.java RATE SECONDS URL [HEADER: VALUE ...]}. The first quarter warms up and is
 * not counted.
 */
class Load {

    /**
     * What came out, in milliseconds.
     *
     * @param bytes of an answer as it came over the wire, on average
     */
    record Result(int count, int failed, double p50, double p90, double p99, double longest, long bytes) {}

    private final HttpClient client;
    private final ConcurrentLinkedQueue<Long> micros = new ConcurrentLinkedQueue<>();
    private final AtomicInteger failures = new AtomicInteger();
    private final LongAdder bytes = new LongAdder();
    private final LongAdder answers = new LongAdder();

    private Load(HttpClient client) {
        this.client = client;
    }

    public static void main(String... arguments) throws InterruptedException {
        List<String> headers = List.of(arguments).subList(3, arguments.length);
        HttpRequest request = request(arguments[2], headers).GET().build();
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(10)).build();
        Result result = run(client, Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]), i -> request);
        System.out.printf(
                Locale.ROOT,
                "%-70s n=%d failed=%d p50=%.1f ms p90=%.1f ms p99=%.1f ms max=%.1f ms%n",
                arguments[2],
                result.count(),
                result.failed(),
                result.p50(),
                result.p90(),
                result.p99(),
                result.longest());
    }

    /** Sends {@code requests} one after the other, each at its time. */
    static Result run(HttpClient client, int rate, int seconds, IntFunction<HttpRequest> requests) throws InterruptedException {
        Load load = new Load(client);
        long gap = 1_000_000_000L / rate;
        long start = System.nanoTime();
        int total = rate * seconds;
        try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < total; i++) {
                long due = start + i * gap;
                HttpRequest request = requests.apply(i);
                LockSupport.parkNanos(due - System.nanoTime());
                boolean counts = i >= total / 4;
                var unused = workers.submit(() -> load.once(request, due, counts));
            }
            workers.shutdown();
            workers.awaitTermination(2, TimeUnit.MINUTES);
        }
        return load.result();
    }

    static HttpRequest.Builder request(String url, List<String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(30));
        headers.forEach(header -> request.header(header.split(":", 2)[0], header.split(":", 2)[1].trim()));
        return request;
    }

    private void once(HttpRequest request, long due, boolean counts) {
        try {
            HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            bytes.add(answer.body().length);
            answers.increment();
            if (answer.statusCode() != 200) {
                failures.incrementAndGet();
            }
        } catch (Exception e) {
            failures.incrementAndGet();
        }
        if (counts) {
            micros.add((System.nanoTime() - due) / 1000);
        }
    }

    private Result result() {
        long[] sorted = micros.stream().mapToLong(Long::longValue).sorted().toArray();
        return new Result(
                sorted.length,
                failures.get(),
                at(sorted, 0.50),
                at(sorted, 0.90),
                at(sorted, 0.99),
                at(sorted, 1.0),
                answers.sum() == 0 ? 0 : bytes.sum() / answers.sum());
    }

    private static double at(long[] sorted, double share) {
        return sorted.length == 0 ? 0 : sorted[(int) Math.min(sorted.length - 1, Math.floor(share * sorted.length))] / 1000.0;
    }
}
