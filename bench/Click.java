import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * From a request for access to its pull request: over the API, against the same writes made at GitHub directly.
 * {@code bench/run click [tenants=1000] [rounds=40]}
 */
final class Click {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration EVERY = Duration.ofMillis(5);
    private static final String TEXT = "kind: Nothing\nmetadata: {name: bench, labels: {of: a-few-hundred-bytes}}\n".repeat(8);

    private final World world;
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String gitHub;

    private Click(World world) {
        this.world = world;
        Map<String, String> known = world.sandbox.addresses();
        this.gitHub = known.get("tenantry.github.api-url") + "/repos/" + known.get("tenantry.github.repository");
    }

    /** Milliseconds of each round that counts. */
    private record Rounds(List<Double> atGitHub, List<Double> known, List<Double> direct) {

        Rounds() {
            this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }
    }

    public static void main(String... words) throws Exception {
        Options options = Options.of(words);
        int tenants = options.number("tenants", 1000);
        int rounds = options.number("rounds", 40);
        Results results = new Results("Click to pull request");
        try (World world = new World(tenants)) {
            world.forgetEverything();
            new Click(world).measure(results, rounds);
        }
        results.write(options.isUsual());
    }

    private void measure(Results results, int rounds) throws Exception {
        int tenants = world.people().size();
        results.line("A data engineer's script asks for access in another of %,d tenants each time, %d times; the first quarter", tenants, rounds)
                .line("warms up and is not counted. Timed from the request (`POST /api/v1/proposals`) until GitHub lists the pull request and until the")
                .line("console answers its number, each asked every %d ms. A round ends when the request was withdrawn and nothing is", EVERY.toMillis())
                .line("left to be done. *Floor*: the tip of main, tree, commit, branch and pull request, asked of the same GitHub one after the")
                .line("other before the console starts.");
        Rounds timed = new Rounds();
        for (int i = 0; i < rounds; i++) {
            direct(counted(i, rounds, timed));
        }
        double cpu;
        // The poll would look at what a round left behind while the next is timed.
        try (ConsoleRun console = world.console(Map.of("tenantry.github.poll", "PT24H"))) {
            world.awaitIndex();
            double before = console.cpu();
            for (int i = 0; i < rounds; i++) {
                click(console, world.people().tenant(12 + i * 7919 % Math.max(1, tenants - 12)).id(), counted(i, rounds, timed));
            }
            cpu = (console.cpu() - before) / rounds;
        }
        tell(results, timed, cpu);
    }

    private static Rounds counted(int round, int rounds, Rounds timed) {
        return round < rounds / 4 ? new Rounds() : timed;
    }

    private static void tell(Results results, Rounds timed, double cpu) {
        results.line("").line("| from the click | p50 | p90 | longest |").line("| --- | ---: | ---: | ---: |");
        row(results, "floor: the same writes, directly", timed.direct());
        row(results, "the pull request is at GitHub", timed.atGitHub());
        row(results, "the console knows its number", timed.known());
        results.line("").line("Processor time of the console for a whole round, with webhooks, check and withdrawal: %s.", Machine.ms(cpu * 1000));
    }

    private static void row(Results results, String name, List<Double> millis) {
        millis.sort(null);
        results.line(
                "| %s | %s | %s | %s |",
                name,
                Machine.ms(millis.get(millis.size() / 2)),
                Machine.ms(millis.get(millis.size() * 9 / 10)),
                Machine.ms(millis.getLast()));
    }

    private void click(ConsoleRun console, String tenant, Rounds into) throws Exception {
        String token = world.sandbox.token("data-engineer");
        String proposals = console.home() + "/api/v1/proposals";
        long begun = System.nanoTime();
        String asked = send(token, "POST", proposals, intent(tenant));
        String id = found("\"id\"\\s*:\\s*\"([^\"]+)\"", asked);
        String pulls = gitHub + "/pulls?state=all&head=" + gitHub.split("/repos/")[1].split("/")[0] + ":" + found("\"branch\"\\s*:\\s*\"([^\"]+)\"", asked);
        Waiting.until("the pull request of " + id, PATIENCE, EVERY, () -> github("GET", pulls, "").contains("\"number\""));
        into.atGitHub().add((System.nanoTime() - begun) / 1e6);
        Waiting.until(
                "the number of " + id,
                PATIENCE,
                EVERY,
                () -> Pattern.compile("\"number\"\\s*:\\s*\\d").matcher(send(token, "GET", proposals + "/" + id, "")).find());
        into.known().add((System.nanoTime() - begun) / 1e6);
        send(token, "POST", proposals + "/" + id + "/withdrawal", "{\"reason\": \"Only measured.\"}");
        Waiting.until("all is done for " + id, PATIENCE, () -> world.ask("select count(*) from tenantry.proposal_outbox").equals("0"));
    }

    private static String intent(String tenant) {
        return """
        {"intent": {"kind": "request-grant", "tenant": "%s", "principal": "user:data-engineer@acme.example",
         "resource": "dataset/events", "role": "roles/bigquery.dataViewer", "duration": "PT24H",
         "reason": "Check the row counts that the customer asked about"}}
        """
                .formatted(tenant);
    }

    /** What cannot be left out between a file and its pull request. */
    private void direct(Rounds into) throws Exception {
        String name = "bench-" + UUID.randomUUID();
        String sha = "\"sha\"\\s*:\\s*\"([0-9a-f]{40})\"";
        long begun = System.nanoTime();
        String main = found(sha, github("GET", gitHub + "/git/ref/heads/main", ""));
        String text = TEXT.replace("\n", "\\n");
        String entry = "{\"path\": \"notes/%s.yaml\", \"mode\": \"100644\", \"type\": \"blob\", \"content\": \"%s\"}".formatted(name, text);
        String tree = found(sha, github("POST", gitHub + "/git/trees", "{\"base_tree\": \"%s\", \"tree\": [%s]}".formatted(main, entry)));
        String commit =
                found(sha, github("POST", gitHub + "/git/commits", "{\"message\": \"Bench\", \"tree\": \"%s\", \"parents\": [\"%s\"]}".formatted(tree, main)));
        github("POST", gitHub + "/git/refs", "{\"ref\": \"refs/heads/%s\", \"sha\": \"%s\"}".formatted(name, commit));
        String pull = github("POST", gitHub + "/pulls", "{\"title\": \"Bench\", \"head\": \"%s\", \"base\": \"main\"}".formatted(name));
        into.direct().add((System.nanoTime() - begun) / 1e6);
        github("PATCH", gitHub + "/pulls/" + found("\"number\"\\s*:\\s*(\\d+)", pull), "{\"state\": \"closed\"}");
        github("DELETE", gitHub + "/git/refs/heads/" + name, "");
    }

    private String github(String method, String address, String body) throws IOException, InterruptedException {
        return send("ghp_infra-engineer", method, address, body);
    }

    private String send(String token, String method, String address, String body) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(address))
                        .timeout(Duration.ofSeconds(30))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                        .build();
        var answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(method + " " + address + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }

    private static String found(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("No " + pattern + " in " + text);
        }
        return matcher.group(1);
    }
}
