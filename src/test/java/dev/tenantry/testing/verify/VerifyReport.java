package dev.tenantry.testing.verify;

import dev.tenantry.testing.Counted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The end of each {@code verify}: where its time went, what it started, and whether it stayed
 * within its limits. {@code java VerifyReport whole|part SECONDS}: a part of the tests, as asked
 * for with {@code -Dtest}, has no limits; no class may take longer than so many seconds.
 */
public final class VerifyReport {

    private static final int SLOWEST = 20;
    private static final Path TEST_CLASSES = Path.of("target", "test-classes");

    private final Path folder;

    VerifyReport(Path folder) {
        this.folder = folder;
    }

    /** A test class that ended: how long it took, and how many of its tests ran. */
    record Ended(String name, TestKind kind, Duration took, int tests, int skipped) {

        static Ended of(String line, Map<String, TestKind> kinds) {
            String[] parts = line.split("\t", -1);
            return new Ended(
                    parts[0],
                    kinds.getOrDefault(parts[0], TestKind.PLAIN),
                    Duration.ofMillis(Long.parseLong(parts[1])),
                    Integer.parseInt(parts[2]),
                    Integer.parseInt(parts[3]));
        }
    }

    /** Prints the report; ends with 1 when a limit is crossed. */
    @SuppressWarnings("SystemOut")
    public static void main(String... arguments) throws IOException {
        VerifyReport report = new VerifyReport(Counted.FOLDER);
        report.lines().forEach(System.out::println);
        if (List.of(arguments).contains("whole")) {
            VerifyLimits limits =
                    new VerifyLimits(Duration.ofSeconds(Long.parseLong(arguments[1])));
            List<String> crossed = limits.crossed(report.classes(), report.counts());
            crossed.forEach(sentence -> System.out.println("LIMIT: " + sentence));
            System.exit(crossed.isEmpty() ? 0 : 1);
        }
    }

    List<String> lines() throws IOException {
        List<Ended> classes = classes();
        List<String> lines = new ArrayList<>();
        lines.add("Where the time of this build went");
        lines.addAll(stages());
        lines.add("");
        lines.add("Kind of test     classes   tests  skipped  seconds, added up");
        for (TestKind kind : TestKind.values()) {
            lines.add(sum(kind, classes.stream().filter(one -> one.kind() == kind).toList()));
        }
        lines.add("");
        lines.add("The slowest classes");
        lines.addAll(slowest(classes));
        lines.add("");
        counts().forEach((what, times) -> lines.add("%6d  %s".formatted(times, what.words())));
        classes.stream()
                .filter(one -> one.skipped() > 0)
                .forEach(one -> lines.add("SKIPPED: " + one.skipped() + " of " + one.name()));
        return lines;
    }

    private static String sum(TestKind kind, List<Ended> some) {
        Duration together = some.stream().map(Ended::took).reduce(Duration.ZERO, Duration::plus);
        return "%-14s %9d %7d %8d %8.1f"
                .formatted(
                        kind.name().toLowerCase(Locale.ROOT),
                        some.size(),
                        some.stream().mapToInt(Ended::tests).sum(),
                        some.stream().mapToInt(Ended::skipped).sum(),
                        seconds(together));
    }

    private static List<String> slowest(List<Ended> classes) {
        return classes.stream()
                .sorted(Comparator.comparing(Ended::took).reversed())
                .limit(SLOWEST)
                .map(
                        one ->
                                "%8.1f s  %s, %d tests"
                                        .formatted(seconds(one.took()), one.name(), one.tests()))
                .toList();
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }

    List<Ended> classes() throws IOException {
        Map<String, TestKind> kinds =
                TestClass.below(TEST_CLASSES).stream()
                        .collect(Collectors.toMap(TestClass::name, TestClass::kind));
        return all("classes-").map(line -> Ended.of(line, kinds)).toList();
    }

    Map<Counted, Integer> counts() throws IOException {
        Map<Counted, Integer> counts = new EnumMap<>(Counted.class);
        for (Counted what : Counted.values()) {
            counts.put(what, 0);
        }
        all("counts-").forEach(line -> counts.merge(Counted.valueOf(line), 1, Integer::sum));
        return counts;
    }

    /** Maven writes down when each stage begins: a time and its name. */
    private List<String> stages() throws IOException {
        List<String[]> began = all("stages").map(line -> line.split(" ", 2)).toList();
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < began.size(); i++) {
            LocalDateTime from = LocalDateTime.parse(began.get(i)[0]);
            LocalDateTime to =
                    i + 1 < began.size()
                            ? LocalDateTime.parse(began.get(i + 1)[0])
                            : LocalDateTime.now(ZoneId.systemDefault());
            lines.add(
                    "%8.1f s  %s".formatted(seconds(Duration.between(from, to)), began.get(i)[1]));
        }
        return lines;
    }

    private Stream<String> all(String beginning) throws IOException {
        List<String> lines = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(f -> f.getFileName().toString().startsWith(beginning))
                            .sorted()
                            .collect(Collectors.toList())) {
                lines.addAll(Files.readAllLines(file));
            }
        }
        return lines.stream();
    }
}
