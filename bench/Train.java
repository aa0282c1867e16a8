import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Makes the AOT cache of a packaged console: starts it beside a sandbox, lets people sign in and read its pages, and stops it; the
 * JVM then writes down what it loaded, linked and measured. Usage: {@code java bench/Train.java [TARGET]}, after {@code ./mvnw package
 * -Dproduction}, which also calls it; {@code -Dconsole.java=PATH} trains for another Java than the one that runs this.
 */
class Train {

    private static final List<String> BEGINNINGS =
            List.of("/", "/tenants", "/access", "/proposals", "/runs", "/costs", "/drift", "/status", "/search?q=a");

    private final Path target;
    private final Path state;
    private final Path application;

    Train(Path target) {
        this.target = target;
        this.state = target.resolve("training");
        this.application = target.resolve("quarkus-app");
    }

    public static void main(String... arguments) throws IOException, InterruptedException {
        new Train(Path.of(arguments.length > 0 ? arguments[0] : "target").toAbsolutePath()).run();
    }

    void run() throws IOException, InterruptedException {
        Path cache = application.resolve("app.aot");
        Files.deleteIfExists(cache);
        URI home = ConsoleRun.freeAddress();
        try (SandboxRun sandbox = SandboxRun.start(target, state.resolve("sandbox"), home)) {
            List<String> command = List.of(Java.ofTheConsole(), "-XX:AOTCacheOutput=app.aot", "-jar", "quarkus-run.jar");
            try (ConsoleRun console = ConsoleRun.start(command, application, sandbox.addresses(), home, state)) {
                String token = sandbox.token("infra-engineer");
                console.awaitTenants(token);
                int pages = 0;
                for (String person : List.of("infra-engineer", "data-engineer", "reviewer")) {
                    pages += read(home, person);
                }
                System.out.printf("Trained with %d pages.%n", pages);
            }
        }
        if (!Files.exists(cache)) {
            throw new IOException("The JVM wrote no " + cache + "; see " + state.resolve("console.log"));
        }
        System.out.printf("%s: %d MB%n", cache, Files.size(cache) >> 20);
    }

    private static int read(URI home, String name) throws IOException, InterruptedException {
        try (Person person = new Person(home)) {
            person.signIn(name);
            List<String> pages = person.walk(BEGINNINGS, 150);
            for (String page : pages) {
                if (page.startsWith("/access/request?") && page.contains("dataset")) {
                    person.get(page + "&preview=1&role=roles%2Fbigquery.dataViewer&duration=PT168H&reason=To+see+what+would+happen");
                }
            }
            return pages.size();
        }
    }
}
