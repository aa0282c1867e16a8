package dev.tenantry.proposals;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** The sandbox's GitHub as somebody sees it who looks there and not at us. */
record SandboxGitHub(String api, String repository) {

    /** As the infra engineer, who may do everything there. */
    private static final String TOKEN = "ghp_infra-engineer";

    private JsonPath get(String path) {
        return given().header("Authorization", "Bearer " + TOKEN)
                .get(api + "/repos/" + repository + path)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** The branches of one proposal: their names. */
    List<String> branches(String id) {
        List<String> refs = get("/git/matching-refs/heads/tenantry/").getList("ref");
        return refs.stream().filter(ref -> ref.endsWith("/" + id)).toList();
    }

    /** The messages of the commits that the branch has and main has not. */
    List<String> commits(String branch) {
        return get("/compare/main..." + branch).getList("commits.commit.message");
    }

    /** The numbers of all pull requests of the branch, open or not. */
    List<Integer> pullRequests(String branch) {
        String owner = repository.substring(0, repository.indexOf('/'));
        return get("/pulls?state=all&head=" + owner + ":" + branch).getList("number");
    }

    JsonPath pullRequest(int number) {
        return get("/pulls/" + number);
    }

    List<String> labels(int number) {
        return get("/issues/" + number + "/labels").getList("name");
    }

    /** Orders trouble for the next requests. */
    void trouble(String kind, String method, String path, int times, long millis) {
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

    void noTrouble() {
        given().delete(URI.create(api).resolve("/_sandbox/faults")).then().statusCode(204);
    }
}
