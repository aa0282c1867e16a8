package dev.tenantry.testing;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** The sandbox's GitHub as somebody sees it who looks there and not at us. */
public record SandboxGitHub(String api, String repository) {

    /** As the infra engineer, who may do everything there. */
    private static final String TOKEN = "ghp_infra-engineer";

    /** The one that the application under test is configured with. */
    public static SandboxGitHub configured() {
        Config config = ConfigProvider.getConfig();
        return new SandboxGitHub(
                config.getValue("tenantry.github.api-url", String.class),
                config.getValue("tenantry.github.repository", String.class));
    }

    private JsonPath get(String path) {
        return given().header("Authorization", "Bearer " + TOKEN)
                .get(api + "/repos/" + repository + path)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** The branches of one proposal: their names. */
    public List<String> branches(String id) {
        List<String> refs = get("/git/matching-refs/heads/tenantry/").getList("ref");
        return refs.stream().filter(ref -> ref.endsWith("/" + id)).toList();
    }

    /** The messages of the commits that the branch has and main has not. */
    public List<String> commits(String branch) {
        return get("/compare/main..." + branch).getList("commits.commit.message");
    }

    /** The numbers of all pull requests of the branch, open or not. */
    public List<Integer> pullRequests(String branch) {
        String owner = repository.substring(0, repository.indexOf('/'));
        return get("/pulls?state=all&head=" + owner + ":" + branch).getList("number");
    }

    public JsonPath pullRequest(int number) {
        return get("/pulls/" + number);
    }

    public List<String> labels(int number) {
        return get("/issues/" + number + "/labels").getList("name");
    }

    private JsonPath send(String who, String method, String path, Map<String, ?> body, int status) {
        return given().header("Authorization", "Bearer ghp_" + who)
                .contentType(ContentType.JSON)
                .body(body)
                .request(method, api + "/repos/" + repository + path)
                .then()
                .statusCode(status)
                .extract()
                .jsonPath();
    }

    public String tip(String branch) {
        return get("/git/ref/heads/" + branch).getString("object.sha");
    }

    /** Commits a file onto a branch as somebody; the branch may be new. Without text it goes. */
    public String commit(String who, String branch, String path, Optional<String> text) {
        boolean fresh = get("/git/matching-refs/heads/" + branch).getList("ref").isEmpty();
        String parent = tip(fresh ? "main" : branch);
        Map<String, Object> entry =
                new HashMap<>(Map.of("path", path, "mode", "100644", "type", "blob"));
        text.ifPresentOrElse(
                content -> entry.put("content", content), () -> entry.put("sha", null));
        String tree =
                send(
                                who,
                                "POST",
                                "/git/trees",
                                Map.of("base_tree", parent, "tree", List.of(entry)),
                                201)
                        .getString("sha");
        String commit =
                send(
                                who,
                                "POST",
                                "/git/commits",
                                Map.of(
                                        "message",
                                        "Change " + path,
                                        "tree",
                                        tree,
                                        "parents",
                                        List.of(parent)),
                                201)
                        .getString("sha");
        if (fresh) {
            Map<String, String> ref = Map.of("ref", "refs/heads/" + branch, "sha", commit);
            send(who, "POST", "/git/refs", ref, 201);
        } else {
            send(who, "PATCH", "/git/refs/heads/" + branch, Map.of("sha", commit), 200);
        }
        return commit;
    }

    /** Changes a file on main as people do without the console: pull request, review, merge. */
    public void changeMain(String path, Optional<String> text) {
        int number = approved(path, text);
        Eventually.holds(() -> isMerged("infra-engineer", number));
    }

    /** A change that waits for nothing but its merge: the console has judged it. */
    public int approved(String path, Optional<String> text) {
        handsAreKnown();
        String branch = "by-hand/" + UUID.randomUUID();
        String head = commit("infra-engineer", branch, path, text);
        int number = open("infra-engineer", branch);
        approve("reviewer", number);
        Eventually.holds(() -> policyCheck(head).filter("success"::equals).isPresent());
        return number;
    }

    /** The console has to know whose the accounts are that push and approve. */
    public static void handsAreKnown() {
        GitHubAccount.link("infra-engineer");
        GitHubAccount.link("reviewer");
    }

    /** GitHub's number of an account. */
    public long account(String login) {
        return get("/collaborators/" + login + "/permission").getLong("user.id");
    }

    public int open(String who, String branch) {
        Map<String, String> pull = Map.of("title", "By hand", "head", branch, "base", "main");
        return send(who, "POST", "/pulls", pull, 201).getInt("number");
    }

    /** Closes what other tests left open: the console would take its time to look at them. */
    public void closeAll() {
        List<Integer> open = get("/pulls?state=open&per_page=100").getList("number");
        while (!open.isEmpty()) {
            open.forEach(this::close);
            open = get("/pulls?state=open&per_page=100").getList("number");
        }
    }

    /** Without a merge. */
    public void close(int number) {
        send("infra-engineer", "PATCH", "/pulls/" + number, Map.of("state", "closed"), 200);
    }

    /** Opens it again where its branch is gone, at what it was. */
    public void openAgain(int number, String branch) {
        String head = pullRequest(number).getString("head.sha");
        branch(branch, head);
        send("infra-engineer", "PATCH", "/pulls/" + number, Map.of("state", "open"), 200);
    }

    /** A branch of that name stands at a commit. */
    public void branch(String name, String commit) {
        Map<String, String> ref = Map.of("ref", "refs/heads/" + name, "sha", commit);
        send("infra-engineer", "POST", "/git/refs", ref, 201);
    }

    public void retarget(int number, String base) {
        send("infra-engineer", "PATCH", "/pulls/" + number, Map.of("base", base), 200);
    }

    public void approve(String who, int number) {
        send(who, "POST", "/pulls/" + number + "/reviews", Map.of("event", "APPROVE"), 200);
    }

    /** What was submitted, by its state. */
    public List<String> reviews(int number) {
        return get("/pulls/" + number + "/reviews").getList("state");
    }

    public void dismissAll(String who, int number) {
        List<Integer> reviews = get("/pulls/" + number + "/reviews").getList("id");
        for (int review : reviews) {
            String path = "/pulls/" + number + "/reviews/" + review + "/dismissals";
            send(who, "PUT", path, Map.of("message", "No."), 200);
        }
    }

    /** Says something of a commit in the older way, which does not change its pull request. */
    public void status(String commit, String context, String state) {
        Map<String, String> status = Map.of("context", context, "state", state);
        send("infra-engineer", "POST", "/statuses/" + commit, status, 201);
    }

    /** The same with an address to look at, which may be anything. */
    public void status(String commit, String context, String state, String target) {
        Map<String, String> status =
                Map.of("context", context, "state", state, "target_url", target);
        send("infra-engineer", "POST", "/statuses/" + commit, status, 201);
    }

    public boolean isMerged(String who, int number) {
        return given().header("Authorization", "Bearer ghp_" + who)
                        .contentType(ContentType.JSON)
                        .body(Map.of())
                        .put(api + "/repos/" + repository + "/pulls/" + number + "/merge")
                        .statusCode()
                == 200;
    }

    /** What our check says of a commit; empty while it says nothing. */
    public Optional<String> policyCheck(String commit) {
        List<String> conclusions =
                get("/commits/" + commit + "/check-runs?check_name=tenantry/policy")
                        .getList("check_runs.conclusion");
        return conclusions.stream().filter(Objects::nonNull).findFirst();
    }

    /** Orders trouble for the next requests. */
    public void trouble(String kind, String method, String path, int times, long millis) {
        given().contentType(ContentType.JSON)
                .body(
                        Map.of(
                                "kind", kind,
                                "method", method,
                                "path", path,
                                "times", times,
                                "millis", millis))
                .post(URI.create(api).resolve("/_sandbox/faults"))
                .then()
                .statusCode(204);
    }

    public void noTrouble() {
        given().delete(URI.create(api).resolve("/_sandbox/faults")).then().statusCode(204);
    }
}
