import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The console in its three packagings side by side: fast-jar, AOT cache and native executable, each built (unless it is there) and run
 * against the same sandbox. Usage: {@code bench/run start [packagings=fast-jar,aot,native]}; the native build takes a native-image from
 * {@code GRAALVM_HOME}.
 */
class Start {

    private static final String PAGE = "/tenants";
    private static final int STARTS = 5;
    private static final int PAGES = 1_000;
    private static final Duration LOAD = Duration.ofSeconds(20);

    private final Path folder = Path.of("target", "start").toAbsolutePath();

    public static void main(String... words) throws IOException, InterruptedException, ExecutionException {
        Options options = Options.of(words);
        new Start().run(List.of(options.text("packagings", "fast-jar,aot,native").split(",")), options.isUsual());
    }

    private void run(List<String> names, boolean keep) throws IOException, InterruptedException, ExecutionException {
        List<Packaging> packagings = new ArrayList<>();
        for (String name : names) {
            packagings.add(Packaging.built(name, folder.resolve(name)));
        }
        Results results = new Results("Start and memory");
        List<Figures> all = new ArrayList<>();
        URI home = ConsoleRun.freeAddress();
        Path state = folder.resolve("sandbox");
        try (SandboxRun sandbox = SandboxRun.start(packagings.getFirst().target(), state, home)) {
            index(packagings.getFirst(), sandbox, home);
            for (Packaging packaging : packagings) {
                all.add(measure(packaging, sandbox, home));
            }
        }
        report(results, all).write(keep);
    }

    private static Results report(Results results, List<Figures> all) {
        row(results, all, "", each -> each.packaging().name());
        row(results, all, "---", each -> "---");
        row(results, all, "runs on", each -> each.packaging().builder());
        row(
                results,
                all,
                "start to first page (`" + PAGE + "`), median of " + STARTS,
                each ->
                        "%d ms (%d to %d)"
                                .formatted(each.start(), each.starts().getFirst(), each.starts().getLast()));
        row(results, all, "RAM ten seconds later", each -> Memory.mebibytes(each.idle()));
        row(results, all, "RAM after %,d pages".formatted(PAGES), each -> Memory.mebibytes(each.after()));
        row(results, all, "pages a second to 8 readers", each -> "%.0f".formatted(each.rate()));
        row(results, all, "RAM after those", each -> Memory.mebibytes(each.afterLoad()));
        row(results, all, "size", each -> each.packaging().size());
        row(results, all, "build", each -> each.packaging().build());
        results.line("");
        for (Figures each : all) {
            goals(results, each);
        }
        return results;
    }

    private static void goals(Results results, Figures each) {
        switch (each.packaging().name()) {
            case "aot" -> goal(results, "first page from the AOT cache", each.start(), 1_000, "ms");
            case "native" -> {
                goal(results, "first page of the native executable", each.start(), 200, "ms");
                goal(results, "RAM of it after %,d pages".formatted(PAGES), each.after() >> 20, 150, "MB");
            }
            default -> goal(results, "first page on the JVM", each.start(), 2_000, "ms");
        }
    }

    private static void goal(Results results, String what, long figure, long goal, String unit) {
        results.line("- Goal: %s < %,d %s: %s (%,d).", what, goal, unit, figure < goal ? "reached" : "**not reached**", figure);
    }

    private static Results row(Results results, List<Figures> all, String name, Function<Figures, String> cell) {
        return results.line(all.stream().map(cell).collect(Collectors.joining(" | ", "| " + name + " | ", " |")));
    }

    /** Lets the first one read the whole world, so that every one starts with the same full database. */
    private void index(Packaging packaging, SandboxRun sandbox, URI home) throws IOException, InterruptedException {
        String token = sandbox.token("infra-engineer");
        try (ConsoleRun console = start(packaging, sandbox, home)) {
            console.awaitTenants(token);
            TimeUnit.SECONDS.sleep(20);
        }
    }

    private ConsoleRun start(Packaging packaging, SandboxRun sandbox, URI home) throws IOException {
        return ConsoleRun.start(packaging.command(), packaging.folder(), sandbox.addresses(), home, folder.resolve("run"));
    }

    private Figures measure(Packaging packaging, SandboxRun sandbox, URI home)
            throws IOException, InterruptedException, ExecutionException {
        String token = sandbox.token("infra-engineer");
        List<Long> starts = new ArrayList<>();
        for (int i = 1; i < STARTS; i++) {
            try (ConsoleRun console = start(packaging, sandbox, home)) {
                starts.add(console.awaitPage(PAGE, token).toMillis());
            }
        }
        try (ConsoleRun console = start(packaging, sandbox, home)) {
            starts.add(console.awaitPage(PAGE, token).toMillis());
            TimeUnit.SECONDS.sleep(10);
            long idle = console.memory("VmRSS");
            for (int i = 0; i < PAGES; i++) {
                console.page(PAGE, token);
            }
            long after = console.memory("VmRSS");
            double rate = rate(console, token);
            return new Figures(packaging, starts.stream().sorted().toList(), idle, after, rate, console.memory("VmRSS"));
        }
    }

    /** Pages a second that eight readers get, each asking again as soon as it was answered; the first half warms up. */
    private static double rate(ConsoleRun console, String token) throws InterruptedException, ExecutionException {
        long begin = System.nanoTime();
        long half = begin + LOAD.toNanos() / 2;
        long end = begin + LOAD.toNanos();
        try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> counts = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                counts.add(readers.submit(() -> read(console, token, half, end)));
            }
            int pages = 0;
            for (Future<Integer> count : counts) {
                pages += count.get();
            }
            return pages / (LOAD.toMillis() / 2000.0);
        }
    }

    private static int read(ConsoleRun console, String token, long from, long to) throws IOException, InterruptedException {
        int counted = 0;
        for (long now = System.nanoTime(); now < to; now = System.nanoTime()) {
            console.page(PAGE, token);
            counted += now > from ? 1 : 0;
        }
        return counted;
    }
}
