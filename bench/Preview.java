import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * How long the preview of a request for access takes: as the form asks for it while somebody types, and as a dry run over the API.
 * {@code bench/run preview [tenants=10000] [rate=20] [seconds=30]}
 */
final class Preview {

    public static void main(String... words) throws Exception {
        Options options = Options.of(words);
        int rate = options.number("rate", 20);
        int seconds = options.number("seconds", 30);
        Results results = new Results("Preview of a request");
        try (World world = new World(options.number("tenants", 10_000))) {
            world.forgetEverything();
            try (ConsoleRun console = world.console(Map.of("tenantry.estate.poll", "PT24H"))) {
                world.awaitIndex();
                String token = world.sandbox.token("data-engineer");
                List<String> tenants = new ArrayList<>();
                for (int i = 0; i < 500; i++) {
                    tenants.add(world.people().tenant(12 + i * 7919 % Math.max(1, world.people().size() - 12)).id());
                }
                results.line("An estate of %,d tenants; every request asks for another of 500 tenants. %d requests a second.", world.people().size(), rate)
                        .line("")
                        .line("| preview | p50 | p90 | p99 | longest | failed |")
                        .line("| --- | ---: | ---: | ---: | ---: | ---: |");
                measure(results, console, "floor: a static page in the frame (`/shortcuts`)", rate, seconds, tenants, tenant -> get(console, token, "/shortcuts"));
                measure(results, console, "the form's own (`GET /access/request?…&preview`)", rate, seconds, tenants, tenant -> form(console, token, tenant));
                measure(results, console, "dry run (`POST /api/v1/proposals?dryRun=true`)", rate, seconds, tenants, tenant -> dryRun(console, token, tenant));
                results.line("").line("Goal: p99 < 100 ms.");
            }
        }
        results.write(options.isUsual());
    }

    private static void measure(
            Results results, ConsoleRun console, String name, int rate, int seconds, List<String> tenants, Function<String, HttpRequest> request)
            throws Exception {
        var first = console.http.send(request.apply(tenants.getFirst()), java.net.http.HttpResponse.BodyHandlers.ofString());
        if (first.statusCode() != 200) {
            throw new IllegalStateException(name + " answers " + first.statusCode() + ": " + first.body());
        }
        List<HttpRequest> requests = tenants.stream().map(request).toList();
        Load.Result result = Load.run(console.http, rate, seconds, i -> requests.get(i % requests.size()));
        results.line(
                "| %s | %s | %s | %s | %s | %d |",
                name,
                Machine.ms(result.p50()),
                Machine.ms(result.p90()),
                Machine.ms(result.p99()) + (result.p99() < 100 ? "" : " (**not reached**)"),
                Machine.ms(result.longest()),
                result.failed());
    }

    private static HttpRequest get(ConsoleRun console, String token, String path) {
        return Load.request(console.home() + path, List.of("Authorization: Bearer " + token, "Accept-Encoding: gzip")).build();
    }

    private static HttpRequest form(ConsoleRun console, String token, String tenant) {
        String reason = URLEncoder.encode("Check the row counts that the customer asked about", StandardCharsets.UTF_8);
        return HttpRequest.newBuilder(
                        get(
                                console,
                                token,
                                "/access/request?tenant=%s&resource=dataset%%2Fevents&role=roles%%2Fbigquery.dataViewer&duration=PT24H&reason=%s&preview="
                                        .formatted(tenant, reason)),
                        (name, value) -> true)
                .header("HX-Request", "true")
                .header("HX-Request-Type", "partial")
                .header("HX-Target", "section#preview")
                .build();
    }

    private static HttpRequest dryRun(ConsoleRun console, String token, String tenant) {
        String intent =
                """
                {"intent": {"kind": "request-grant", "tenant": "%s", "principal": "user:data-engineer@acme.example",
                 "resource": "dataset/events", "role": "roles/bigquery.dataViewer", "duration": "PT24H",
                 "reason": "Check the row counts that the customer asked about"}}
                """
                        .formatted(tenant);
        return HttpRequest.newBuilder(URI.create(console.home() + "/api/v1/proposals?dryRun=true"))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(intent))
                .build();
    }
}
