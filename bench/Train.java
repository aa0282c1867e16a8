import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes the AOT cache of a packaged console: starts it beside a sandbox, lets people sign in and read its pages, and stops it; the
 * JVM then writes down what it loaded, linked and measured. Usage: {@code java bench/Train.java [TARGET] [few|all]}, after {@code ./mvnw
 * package}, which also calls it: with a few pages of each kind, as an ordinary build does, or, for a release, with all that there are.
 * {@code -Dconsole.java=PATH} trains for another Java than the one that runs this.
 */
class Train {

    private static final List<String> BEGINNINGS =
            List.of("/", "/tenants", "/access", "/proposals", "/runs", "/costs", "/drift", "/status", "/search?q=a");

    /**
     * The cache would also hold how often methods were called. The JIT then compiles them all while the next start needs the processor:
     * on two cores that costs the first page more than it gives the pages after it (docs/decisions/0012).
     */
    private static final List<String> WITHOUT_PROFILES = List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:-AOTRecordTraining");

    private static final Pattern TENANT = Pattern.compile("/tenants/([a-z0-9-]+)");
    private static final Pattern LINK_TO_TENANT = Pattern.compile("href=\"(/tenants/[a-z0-9-]+)\"");
    private static final Pattern DATASET = Pattern.compile("<option\\s+value=\"(dataset/[^\"]+)\"");

    private static final Map<String, Integer> PAGES = Map.of("few", 30, "all", 150);
    private static final Map<String, List<String>> PEOPLE =
            Map.of("few", List.of("data-engineer"), "all", List.of("infra-engineer", "data-engineer", "reviewer"));

    private final Path target;
    private final String extent;
    private final Path state;
    private final Path application;
    private int previews;

    Train(Path target, String extent) {
        this.target = target;
        this.extent = extent;
        this.state = target.resolve("training");
        this.application = target.resolve("quarkus-app");
    }

    public static void main(String... arguments) throws IOException, InterruptedException {
        Path target = Path.of(arguments.length > 0 ? arguments[0] : "target").toAbsolutePath();
        new Train(target, arguments.length > 1 ? arguments[1] : "all").run();
    }

    void run() throws IOException, InterruptedException {
        Path cache = application.resolve("app.aot");
        Files.deleteIfExists(cache);
        URI home = ConsoleRun.freeAddress();
        try (SandboxRun sandbox = SandboxRun.start(target, state.resolve("sandbox"), home)) {
            List<String> command = new ArrayList<>(List.of(Java.ofTheConsole(), "-XX:AOTCacheOutput=app.aot"));
            command.addAll(WITHOUT_PROFILES);
            command.addAll(List.of("-jar", "quarkus-run.jar"));
            try (ConsoleRun console = ConsoleRun.start(command, application, sandbox.addresses(), home, state)) {
                String token = sandbox.token("infra-engineer");
                console.awaitTenants(token);
                int pages = 0;
                for (String person : PEOPLE.get(extent)) {
                    pages += read(home, person);
                }
                if (previews == 0) {
                    throw new IOException("No tenant offered a dataset to ask for: nothing would be learned of previews.");
                }
                System.out.printf("Trained with %d pages and %d previews.%n", pages, previews);
            }
        }
        if (!Files.exists(cache)) {
            throw new IOException("The JVM wrote no " + cache + "; see " + state.resolve("console.log"));
        }
        System.out.printf("%s: %d MB%n", cache, Files.size(cache) >> 20);
    }

    private int read(URI home, String name) throws IOException, InterruptedException {
        try (Person person = new Person(home)) {
            person.signIn(name);
            List<String> beginnings = new ArrayList<>(BEGINNINGS);
            Matcher first = LINK_TO_TENANT.matcher(person.get("/tenants").body());
            if (first.find()) {
                beginnings.add(first.group(1));
            }
            List<String> pages = person.walk(beginnings, PAGES.get(extent));
            for (String page : pages) {
                Matcher tenant = TENANT.matcher(page);
                if (tenant.matches()) {
                    preview(person, "/access/request?tenant=" + tenant.group(1));
                }
            }
            return pages.size();
        }
    }

    /** Chooses the first dataset that the form offers and looks at what a request for it would be. */
    private void preview(Person person, String form) throws IOException, InterruptedException {
        Matcher dataset = DATASET.matcher(person.get(form).body());
        if (dataset.find()) {
            String chosen = "&role=roles%2Fbigquery.dataViewer&duration=PT168H&reason=To+see+what+would+happen";
            person.get(form + "&preview=1&resource=" + URLEncoder.encode(dataset.group(1), StandardCharsets.UTF_8) + chosen);
            previews++;
        }
    }
}
