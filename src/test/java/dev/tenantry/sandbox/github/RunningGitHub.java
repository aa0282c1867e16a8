package dev.tenantry.sandbox.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantry.sandbox.SandboxSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The sandbox's GitHub on a free port, every request and answer held against the description. */
public final class RunningGitHub implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String REPO = "/repos/acme-data/estate";

    private final GitHubServer server;

    public RunningGitHub(Path state, String consoleUrl, Clock clock) {
        this(state, consoleUrl, clock, new SmallEstate());
    }

    RunningGitHub(Path state, String consoleUrl, Clock clock, Beginning beginning) {
        SandboxSettings settings =
                new SandboxSettings(state, false, consoleUrl, Duration.ZERO, 12, 0);
        server = GitHubServer.start(settings, beginning, clock, GitHubDescription.observer());
    }

    public RunningGitHub(Path state) {
        this(state, "http://127.0.0.1:9", Clock.systemUTC());
    }

    public Map<String, String> addresses() {
        return server.addresses();
    }

    /** The value of a configuration key. */
    public String address(String key) {
        return String.valueOf(server.addresses().get("tenantry." + key));
    }

    /** Changes what the main branch demands. */
    public void rules(Consumer<BranchRules> change) {
        server.rules(change);
    }

    /** A pull request waits in the merge queue, whose commits the test makes. */
    public void queued(int number) {
        server.event(number, "added_to_merge_queue");
    }

    /** The repository has another name now. */
    public void rename(String name) {
        server.rename(name);
    }

    /** Another account, or the one of before, has the login of a person who may write. */
    public void login(String login, long number) {
        server.account(new Account(number, login, login, login + "@acme.example", "User", "write"));
    }

    /** Somebody deleted their account. */
    public void gone(String login) {
        server.gone(login);
    }

    public Faults faults() {
        return server.faults();
    }

    public void order(Faults.Kind kind, String method, String path, int times, Duration time) {
        server.faults().order(new Faults.Fault(kind, method, path, times, time));
    }

    /** What GitHub's description complained about so far. */
    public static List<String> complaints() {
        return GitHubDescription.complaints();
    }

    /** Asks as somebody with their lasting token; {@code path} below the repository. */
    public Reply as(String login, String method, String path, String... body) {
        return send("token ghp_" + login, method, REPO + path, body);
    }

    /** Asks with any credential; {@code path} below the API's root. */
    public Reply send(String authorization, String method, String path, String... body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address("github.api-url") + path))
                        .header("Authorization", authorization)
                        .header("Content-Type", "application/json")
                        .method(
                                method,
                                body.length == 0
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(body[0]));
        return send(request.build());
    }

    public static Reply send(HttpRequest request) {
        try {
            HttpResponse<byte[]> response = HTTP.send(request, BodyHandlers.ofByteArray());
            return new Reply(response);
        } catch (IOException e) {
            throw new IllegalStateException("No answer.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The tip of a branch. */
    public String tip(String branch) {
        return as("reviewer", "GET", "/git/ref/heads/" + branch).json().at("/object/sha").asText();
    }

    /** Commits one file onto a branch that may be new; answers the commit. */
    public String commit(String login, String branch, String path, String content) {
        boolean fresh = as(login, "GET", "/git/ref/heads/" + branch).status() == 404;
        String parent = tip(fresh ? "main" : branch);
        String tree =
                as(
                                login,
                                "POST",
                                "/git/trees",
                                """
                        {"base_tree": "%s", "tree": [{"path": "%s", "mode": "100644",
                        "type": "blob", "content": "%s"}]}"""
                                        .formatted(parent, path, content))
                        .text("sha");
        String commit =
                as(
                                login,
                                "POST",
                                "/git/commits",
                                """
                        {"message": "Change %s", "tree": "%s", "parents": ["%s"]}"""
                                        .formatted(path, tree, parent))
                        .text("sha");
        if (fresh) {
            as(
                    login,
                    "POST",
                    "/git/refs",
                    """
                    {"ref": "refs/heads/%s", "sha": "%s"}"""
                            .formatted(branch, commit));
        } else {
            as(
                    login,
                    "PATCH",
                    "/git/refs/heads/" + branch,
                    """
                    {"sha": "%s"}"""
                            .formatted(commit));
        }
        return commit;
    }

    /** Opens a pull request into main; answers its number. */
    public int open(String login, String branch) {
        return as(
                        login,
                        "POST",
                        "/pulls",
                        """
                {"title": "Change it", "head": "%s", "base": "main", "body": "Because."}"""
                                .formatted(branch))
                .json()
                .path("number")
                .asInt();
    }

    public Reply approve(String login, int number) {
        return as(
                login,
                "POST",
                "/pulls/" + number + "/reviews",
                """
                {"event": "APPROVE"}""");
    }

    @Override
    public void close() {
        server.close();
    }

    /** An answer. */
    public record Reply(HttpResponse<byte[]> response) {

        public int status() {
            return response.statusCode();
        }

        public JsonNode json() {
            return Json.read(response.body());
        }

        public String text(String field) {
            return json().path(field).asText();
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }
}
