import com.sun.management.ThreadMXBean;
import dev.tenantry.manifest.ManifestFile;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Files that were made to hurt, against an ordinary file of as many bytes: how long reading takes, and how much it allocates. Each is
 * read by the console's own reader in a JVM that has read ordinary files before. {@code bench/run hostile}
 */
final class Hostile {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int WARM_UP = 5_000;

    private static final String ORDINARY =
            """
            apiVersion: storage.cnrm.cloud.google.com/v1beta1
            kind: StorageBucket
            metadata:
              name: acme-raw
              namespace: t-acme
              labels: {data-class: internal}
            spec:
              location: EU
            ---
            """;

    public static void main(String... words) throws Exception {
        Options options = Options.of(words);
        Results results = new Results("Hostile files");
        results.line("Each file once, as an index meets it, by the reader of the index (`ManifestFile.read`). *Ordinary* is a file of buckets'")
                .line("manifests, as long as the hostile one where that is not larger than what is read at all (%,d bytes).", ManifestFile.LARGEST)
                .line("")
                .line("| file | bytes | time | allocated | ordinary file | allocated |")
                .line("| --- | ---: | ---: | ---: | ---: | ---: |");
        for (int i = 0; i < WARM_UP; i++) {
            read(ORDINARY);
        }
        double longest = 0;
        for (Map.Entry<String, String> file : files().entrySet()) {
            int length = Math.min(file.getValue().length(), ManifestFile.LARGEST);
            Reading ordinary = read(ORDINARY.repeat(length / ORDINARY.length() + 1).substring(0, length));
            Reading hostile = read(file.getValue());
            if (hostile.problems == 0) {
                throw new IllegalStateException(file.getKey() + " was no finding");
            }
            longest = Math.max(longest, hostile.millis);
            results.line(
                    "| %s | %,d | %s | %s | %s | %s |",
                    file.getKey(), file.getValue().length(), Machine.ms(hostile.millis), mebibytes(hostile), Machine.ms(ordinary.millis), mebibytes(ordinary));
        }
        results.line("").line("Goal: a finding within a second, in bounded memory: %s.", longest < 1000 ? "reached" : "**not reached**");
        results.write(options.isUsual());
    }

    private static Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("alias bomb of 12 levels", bomb());
        files.put("alias to itself", "a: &a [*a]");
        files.put("scalar of 10 MB", "a: " + "x".repeat(10 << 20));
        files.put("quoted scalar of 3 MB, not closed", "a: \"" + "x".repeat((3 << 20) - 10));
        files.put("10,000 brackets", "[".repeat(10_000));
        files.put("10,000 brackets, closed", "[".repeat(10_000) + "]".repeat(10_000));
        files.put("10,000 hyphens", "- ".repeat(10_000));
        files.put("1,700 levels of blocks", blocks());
        files.put("a million values", "[" + "1,".repeat(1_000_000) + "]");
        files.put("1.5 million brackets", "[".repeat(1_500_000));
        files.put("a million question marks", "? ".repeat(1_000_000));
        files.put("a million anchors", "&a ".repeat(1_000_000));
        files.put("3 MB of tags", "!!x ".repeat(750_000));
        files.put("a code tag", "a: !!javax.script.ScriptEngineManager [1]");
        files.put("NUL", "a: 1\nb: \"\0\"");
        files.put("3 MB of NUL", "\0".repeat(3 << 20));
        return files;
    }

    private static String bomb() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [1,1,1,1,1,1,1,1,1,1]\n");
        for (int i = 1; i < 12; i++) {
            String alias = "*a" + (i - 1);
            bomb.append("a%d: &a%d [%s]\n".formatted(i, i, (alias + ",").repeat(9) + alias));
        }
        return bomb.toString();
    }

    private static String blocks() {
        StringBuilder blocks = new StringBuilder();
        for (int i = 0; i < 1_700; i++) {
            blocks.repeat(" ", i).append("a:\n");
        }
        return blocks.toString();
    }

    private record Reading(double millis, long allocated, int problems) {}

    private static Reading read(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        long before = THREADS.getCurrentThreadAllocatedBytes();
        long begun = System.nanoTime();
        ManifestFile file = ManifestFile.read("f.yaml", bytes);
        return new Reading((System.nanoTime() - begun) / 1e6, THREADS.getCurrentThreadAllocatedBytes() - before, file.problems().size());
    }

    private static String mebibytes(Reading reading) {
        return String.format(java.util.Locale.ROOT, "%.1f MiB", reading.allocated / 1048576.0);
    }
}
