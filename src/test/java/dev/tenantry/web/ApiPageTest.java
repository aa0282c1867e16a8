package dev.tenantry.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.costs.budget.ChangeBudget;
import dev.tenantry.grants.ExtendGrant;
import dev.tenantry.grants.RequestGrant;
import dev.tenantry.grants.RevokeGrant;
import dev.tenantry.testing.Eventually;
import dev.tenantry.testing.GitHubAccount;
import dev.tenantry.testing.SandboxResource;
import dev.tenantry.testing.Script;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code docs/api.md} says is so: its commands are run, its tables are compared. */
@QuarkusTest
@WithTestResource(SandboxResource.class)
@SuppressWarnings("NullAway.Init")
class ApiPageTest {

    private static final Pattern COMMANDS = Pattern.compile("(?s)```sh\n(.*?)```");
    private static final Pattern OPERATION = Pattern.compile("`(GET|POST) (/api/v1/[^`?]*)`");
    private static final List<String> TOOLS = List.of("bash", "curl", "jq");

    @TestHTTPResource URI console;
    @TempDir Path folder;

    @Test
    void everyCommandOfThePageWorks() throws IOException, InterruptedException {
        for (String tool : TOOLS) {
            boolean there =
                    Stream.of(System.getenv("PATH").split(File.pathSeparator))
                            .anyMatch(path -> Files.isExecutable(Path.of(path, tool)));
            if (!there) {
                System.out.println("SKIPPED: the commands of docs/api.md need " + tool);
            }
            Assumptions.assumeTrue(there, tool + " is not installed");
        }
        GitHubAccount.link("reviewer");
        Eventually.holds(() -> items("/api/v1/tenants") > 0 && items("/api/v1/grants") > 0);

        Path script = folder.resolve("page.sh");
        Files.writeString(script, script());
        Path output = folder.resolve("output.txt");
        Process run =
                new ProcessBuilder("bash", script.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
        boolean ended = run.waitFor(4, TimeUnit.MINUTES);
        run.destroyForcibly();

        assertThat(ended).as(() -> read(output)).isTrue();
        assertThat(run.exitValue()).as(() -> read(output)).isZero();
        assertThat(read(output)).contains("four-eyes").endsWith("stage: live\n");
    }

    @Test
    void thePageNamesExactlyTheOperationsOfTheDescription() {
        Set<String> named = new TreeSet<>();
        Matcher operation = OPERATION.matcher(page());
        while (operation.find()) {
            named.add(operation.group(1) + " " + operation.group(2));
        }
        assertThat(named).isEqualTo(described());
    }

    @Test
    void everyFieldOfAnIntentIsExplained() {
        for (Class<?> intent :
                List.of(
                        RequestGrant.class,
                        ExtendGrant.class,
                        RevokeGrant.class,
                        ChangeBudget.class)) {
            assertThat(page())
                    .contains(
                            Stream.of(intent.getRecordComponents())
                                    .map(RecordComponent::getName)
                                    .map(name -> "`" + name + "`")
                                    .toList());
        }
    }

    /** All commands in their order; an answer that is no success ends it. */
    private String script() {
        return "set -euo pipefail\ncurl() { command curl --fail-with-body --max-time 60 \"$@\"; }\n"
                + COMMANDS.matcher(page())
                        .results()
                        .map(block -> block.group(1))
                        .collect(Collectors.joining("\n"))
                        .replace("http://127.0.0.1:8080", console.toString().replaceAll("/$", ""))
                        .replace(
                                "http://127.0.0.1:8180/tenantry",
                                configured("quarkus.oidc.auth-server-url"))
                + "\necho \"stage: $(proposal | jq -r .stage)\"\n";
    }

    private static Set<String> described() {
        Map<String, Map<String, Object>> paths =
                given().queryParam("format", "json").get("/q/openapi").path("paths");
        Set<String> operations = new TreeSet<>();
        paths.forEach(
                (path, verbs) ->
                        verbs.keySet()
                                .forEach(
                                        verb ->
                                                operations.add(
                                                        verb.toUpperCase(Locale.ROOT)
                                                                + " "
                                                                + path)));
        return operations;
    }

    private static int items(String list) {
        return Script.of("data-engineer").get(list).jsonPath().getList("items").size();
    }

    private static String page() {
        return read(Path.of("docs", "api.md"));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String configured(String key) {
        return ConfigProvider.getConfig().getValue(key, String.class);
    }
}
