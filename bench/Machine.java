import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Says where and when figures were made, and how busy the machine was with other things. */
final class Machine {

    private final Instant begun = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final double loadBefore = load();

    /** One line for the head of a section. */
    String line() throws IOException, InterruptedException {
        return "%s, %s; %d cores (%s), %d GiB; Java %s; commit %s; load of the machine %.1f before, %.1f after."
                .formatted(
                        begun,
                        System.getProperty("os.name") + " " + System.getProperty("os.version"),
                        Runtime.getRuntime().availableProcessors(),
                        field("/proc/cpuinfo", "model name"),
                        Math.round(Long.parseLong(field("/proc/meminfo", "MemTotal").replace(" kB", "")) / 1048576.0),
                        Runtime.version(),
                        commit(),
                        loadBefore,
                        load());
    }

    /** The load average of the last minute. */
    static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    private static String commit() throws IOException, InterruptedException {
        String head = Shell.output("git", "rev-parse", "--short", "HEAD").strip();
        boolean changed = !Shell.output("git", "status", "--porcelain", "--", "src", "pom.xml").isBlank();
        return changed ? head + " with changes" : head;
    }

    /** The value of a line {@code name: value} in a file of /proc, in kB where it has a unit. */
    static String field(String file, String name) throws IOException {
        return Files.readAllLines(Path.of(file)).stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("?");
    }

    /** Milliseconds as people read them. */
    static String ms(double millis) {
        return millis >= 10_000
                ? String.format(Locale.ROOT, "%.1f s", millis / 1000)
                : String.format(Locale.ROOT, millis < 100 ? "%.1f ms" : "%.0f ms", millis);
    }
}
