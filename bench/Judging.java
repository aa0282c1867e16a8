import com.sun.management.ThreadMXBean;
import dev.tenantry.identity.Actor;
import dev.tenantry.identity.ConsoleRole;
import dev.tenantry.manifest.ChangeSet;
import dev.tenantry.manifest.Estate;
import dev.tenantry.manifest.FileEdit;
import dev.tenantry.manifest.ManifestFile;
import dev.tenantry.policy.Policy;
import dev.tenantry.policy.change.Question;
import dev.tenantry.policy.change.Verdict;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * How long a change is judged: one request for access in estates of 12 and of 10,000 tenants, beside the parsing of its one file; and a pull request of
 * 3,000 files, beside the parsing of those. Files lie in memory, so that it is the judging alone. {@code bench/run judging}
 */
final class Judging {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final Instant NOW = Instant.parse("2026-11-30T09:00:00Z");
    private static final Actor DANA =
            new Actor("dana@acme.example", "Dana", Set.of("data-engineer"), Set.of(ConsoleRole.DATA_ENGINEER), Optional.of("dana"));

    public static void main(String... words) throws Exception {
        Options options = Options.of(words);
        int rounds = options.number("rounds", 20_000);
        int many = options.number("tenants", 10_000);
        int files = options.number("files", 3_000);
        Results results = new Results("Judging");
        results.line("`Policy.judge` in a process of its own, %,d times after as many to warm up; files in memory. A request adds one grant.", rounds)
                .line("")
                .line("| | p50 | p90 | p99 | longest |")
                .line("| --- | ---: | ---: | ---: | ---: |");
        Paper few = estate(12);
        results.line("| floor: parsing the file of the request | %s |", row(parsing(rounds)));
        double small = requests(results, few, "12 tenants", rounds);
        double large = requests(results, estate(many), "%,d tenants".formatted(many), rounds);
        results.line("").line("The large estate takes %.2f times as long at p99 as the small one.", large / small).line("");
        wholeChange(results, few, files);
        results.write(options.isUsual());
    }

    private static double requests(Results results, Paper estate, String name, int rounds) {
        long begun = System.nanoTime();
        judged(estate, request(0));
        double first = (System.nanoTime() - begun) / 1e6;
        for (int i = 1; i < rounds; i++) {
            judged(estate, request(i));
        }
        double[] took = new double[rounds];
        for (int i = 0; i < rounds; i++) {
            long start = System.nanoTime();
            judged(estate, request(rounds + i));
            took[i] = (System.nanoTime() - start) / 1e6;
        }
        results.line("| a request, %s (the first: %s) | %s |", name, Machine.ms(first), row(took));
        Arrays.sort(took);
        return took[(int) (rounds * 0.99)];
    }

    private static double[] parsing(int rounds) {
        double[] took = new double[rounds];
        for (int i = 0; i < 2 * rounds; i++) {
            byte[] bytes = grant(i, "").getBytes(StandardCharsets.UTF_8);
            long start = System.nanoTime();
            ManifestFile.read("g.yaml", bytes);
            took[i % rounds] = (System.nanoTime() - start) / 1e6;
        }
        return took;
    }

    private static void wholeChange(Results results, Paper estate, int files) {
        List<FileEdit> edits = new ArrayList<>();
        for (int i = 0; i < files; i++) {
            edits.add(new FileEdit.Add("tenants/t0/infra/access/grants/many-%d.yaml".formatted(i), bytes(grant(i, "-many"))));
        }
        long before = THREADS.getCurrentThreadAllocatedBytes();
        long begun = System.nanoTime();
        List<Verdict> verdicts = Policy.judge(Question.beforeReview(new ChangeSet(estate.commit(), edits), estate, DANA, NOW)).verdicts();
        double took = (System.nanoTime() - begun) / 1e9;
        double mebibytes = (THREADS.getCurrentThreadAllocatedBytes() - before) / 1048576.0;
        long parse = System.nanoTime();
        edits.forEach(edit -> ManifestFile.read(edit.path(), ((FileEdit.Add) edit).after()));
        double floor = (System.nanoTime() - parse) / 1e9;
        results.line(
                "A pull request of %,d files with a grant each: %.1f s (floor, parsing them: %.2f s), %,.0f MiB allocated in passing, %d verdicts. Goal: 30 s.",
                files, took, floor, mebibytes, verdicts.size());
    }

    private static void judged(Paper estate, FileEdit edit) {
        List<Verdict> verdicts = Policy.judge(Question.beforeReview(new ChangeSet(estate.commit(), List.of(edit)), estate, DANA, NOW)).verdicts();
        Optional<Verdict> refused = verdicts.stream().filter(Verdict::blocks).findFirst();
        if (refused.isPresent()) {
            throw new IllegalStateException("A good request was refused: " + refused.get());
        }
    }

    private static FileEdit request(int number) {
        return new FileEdit.Add("tenants/t0/infra/access/grants/bench-%d.yaml".formatted(number), bytes(grant(number, "")));
    }

    private static String grant(int number, String suffix) {
        return """
        apiVersion: iam.cnrm.cloud.google.com/v1beta1
        kind: IAMPolicyMember
        metadata:
          name: bench-%1$d%2$s
          namespace: t-t0
          labels: {tenantry.dev/kind: grant, tenant: t0}
          annotations:
            tenantry.dev/requested-by: dana@acme.example
            tenantry.dev/requested-at: "2026-11-30T09:00:00Z"
            tenantry.dev/expires-at: "2026-12-07T09:00:00Z"
            tenantry.dev/justification: To see whether it is fast.
        spec:
          member: user:person-%1$d@acme.example
          role: roles/bigquery.jobUser
          resourceRef: {apiVersion: resourcemanager.cnrm.cloud.google.com/v1beta1, kind: Project, external: projects/t0-ml-prod}
          condition:
            title: expires-2026-12-07
            expression: request.time < timestamp("2026-12-07T09:00:00Z")
        """
                .formatted(number, suffix);
    }

    private static Paper estate(int tenants) {
        TreeMap<String, byte[]> files = new TreeMap<>();
        files.put(".github/CODEOWNERS", bytes("* @acme/platform\n/tenants/*/infra/access/ @acme/security\n"));
        for (int i = 0; i < tenants; i++) {
            tenant(files, "t" + i);
        }
        return new Paper(files);
    }

    private static void tenant(TreeMap<String, byte[]> files, String name) {
        files.put(
                "factory/" + name + "/namespace.yaml",
                bytes(
                        """
                        apiVersion: v1
                        kind: Namespace
                        metadata:
                          name: t-%1$s
                          labels: {tenant: %1$s, env: prod}
                          annotations: {cnrm.cloud.google.com/project-id: %1$s-ml-prod, tenantry.dev/owner: owner@acme.example}
                        """
                                .formatted(name)));
        files.put(
                "factory/" + name + "/budget.yaml",
                bytes("apiVersion: billingbudgets.cnrm.cloud.google.com/v1beta1\nkind: BillingBudgetsBudget\nmetadata: {name: %s}\n".formatted(name)));
        for (int i = 0; i < 5; i++) {
            files.put(
                    "tenants/%s/infra/data/dataset-%d.yaml".formatted(name, i),
                    bytes(
                            """
                            apiVersion: bigquery.cnrm.cloud.google.com/v1beta1
                            kind: BigQueryDataset
                            metadata: {name: d%1$d, namespace: t-%2$s, labels: {tenant: %2$s, data-class: internal}}
                            spec: {resourceID: d%1$d, location: EU}
                            """
                                    .formatted(i, name)));
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String row(double[] took) {
        double[] sorted = took.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        return "%,.0f µs | %,.0f µs | %,.0f µs | %,.0f µs".formatted(1e3 * sorted[n / 2], 1e3 * sorted[(int) (n * 0.9)], 1e3 * sorted[(int) (n * 0.99)], 1e3 * sorted[n - 1]);
    }

    private record Paper(NavigableMap<String, byte[]> files) implements Estate {

        @Override
        public String commit() {
            return "0123456789abcdef0123456789abcdef01234567";
        }

        @Override
        public Optional<byte[]> read(String path) {
            return Optional.ofNullable(files.get(path));
        }

        @Override
        public List<String> list(String folder) {
            return List.copyOf(files.subMap(folder + "/", true, folder + "0", false).keySet());
        }

        /** Nothing changes here. */
        @Override
        public String version(String folder) {
            return files.size() + " " + folder;
        }
    }
}
