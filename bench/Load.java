import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Requests at a constant rate, whatever the server does: each is timed from the instant it was due, so that a stall counts for all
 * that waited behind it. Usage: {@code java bench/Load.java RATE SECONDS URL [HEADER: VALUE ...]}. The first quarter warms up and is
 * not counted.
 */
class Load {

    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(10))
                    .build();
    private final ConcurrentLinkedQueue<Long> micros = new ConcurrentLinkedQueue<>();
    private final AtomicInteger failures = new AtomicInteger();

    public static void main(String... arguments) throws InterruptedException {
        int rate = Integer.parseInt(arguments[0]);
        int seconds = Integer.parseInt(arguments[1]);
        List<String> headers = List.of(arguments).subList(3, arguments.length);
        new Load().run(rate, seconds, arguments[2], headers);
    }

    private void run(int rate, int seconds, String url, List<String> headers) throws InterruptedException {
        HttpRequest request = request(url, headers);
        long gap = 1_000_000_000L / rate;
        long start = System.nanoTime();
        int total = rate * seconds;
        try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < total; i++) {
                long due = start + i * gap;
                LockSupport.parkNanos(due - System.nanoTime());
                boolean counts = i >= total / 4;
                var unused = workers.submit(() -> once(request, due, counts));
            }
            workers.shutdown();
            workers.awaitTermination(2, TimeUnit.MINUTES);
        }
        report(url);
    }

    private static HttpRequest request(String url, List<String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(30));
        headers.forEach(header -> request.header(header.split(":", 2)[0], header.split(":", 2)[1].trim()));
        return request.build();
    }

    private void once(HttpRequest request, long due, boolean counts) {
        try {
            int status = client.send(request, HttpResponse.BodyHandlers.ofByteArray()).statusCode();
            if (status != 200) {
                failures.incrementAndGet();
            }
        } catch (Exception e) {
            failures.incrementAndGet();
        }
        if (counts) {
            micros.add((System.nanoTime() - due) / 1000);
        }
    }

    private void report(String url) {
        long[] sorted = micros.stream().mapToLong(Long::longValue).sorted().toArray();
        System.out.printf(
                Locale.ROOT,
                "%-70s n=%d failed=%d p50=%.1f ms p90=%.1f ms p99=%.1f ms max=%.1f ms%n",
                url,
                sorted.length,
                failures.get(),
                at(sorted, 0.50),
                at(sorted, 0.90),
                at(sorted, 0.99),
                Arrays.stream(sorted).max().orElse(0) / 1000.0);
    }

    private static double at(long[] sorted, double share) {
        return sorted.length == 0 ? 0 : sorted[(int) Math.min(sorted.length - 1, Math.floor(share * sorted.length))] / 1000.0;
    }
}
