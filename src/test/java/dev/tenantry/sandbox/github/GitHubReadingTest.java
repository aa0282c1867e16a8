package dev.tenantry.sandbox.github;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything that can be read is in GitHub's form, paged, tagged and counted. */
class GitHubReadingTest {

    @TempDir Path state;
    private RunningGitHub github;

    @BeforeEach
    void start() {
        github = new RunningGitHub(state);
    }

    @AfterEach
    void everythingWasInGitHubsForm() {
        github.close();
        assertThat(RunningGitHub.complaints()).isEmpty();
    }

    @Test
    void everyResourceAnswers() {
        github.commit("data-engineer", "change", "tenants/acme-retail/a.yaml", "a: 1\\n");
        int number = github.open("data-engineer", "change");
        github.approve("reviewer", number);
        String pull = "/pulls/" + number;
        read("", "/branches", "/branches/main", "/branches/change", "/commits");
        read("/commits/main", "/commits/" + github.tip("change"), "/compare/main...change");
        read("/contents/README.md", "/contents/tenants/acme-retail", "/git/ref/heads/main");
        read("/git/matching-refs/heads/ma", "/git/trees/" + github.tip("main"));
        read("/git/commits/" + github.tip("main"), "/pulls", "/pulls?state=all&per_page=1");
        read(pull, pull + "/files", pull + "/commits", pull + "/reviews", pull + "/comments");
        read("/issues/1/comments", "/issues/1/labels", "/collaborators");
        read("/collaborators/reviewer/permission", "/commits/change/check-runs");
        read("/commits/change/check-suites", "/commits/change/status");
        for (String path : new String[] {"/user", "/user/emails", "/users/reviewer"}) {
            assertThat(github.send("token ghp_reviewer", "GET", path).status()).isEqualTo(200);
        }
        assertThat(github.send("token ghp_reviewer", "GET", "/rate_limit").status()).isEqualTo(200);
    }

    private void read(String... paths) {
        for (String path : paths) {
            assertThat(github.as("reviewer", "GET", path).status()).as(path).isEqualTo(200);
        }
    }

    @Test
    void aFileIsReadWithItsBytes() {
        String content = github.as("reviewer", "GET", "/contents/README.md").text("content");
        assertThat(
                        new String(
                                Base64.getMimeDecoder().decode(content),
                                java.nio.charset.StandardCharsets.UTF_8))
                .startsWith("# Estate");
    }

    @Test
    void aFileOfAPullRequestComesWithItsPatch() {
        github.commit("data-engineer", "change", "a.yaml", "a: 1\\nb: 2\\n");
        int number = github.open("data-engineer", "change");
        var file = github.as("reviewer", "GET", "/pulls/" + number + "/files").json().get(0);
        assertThat(file.path("status").asText()).isEqualTo("added");
        assertThat(file.path("additions").asInt()).isEqualTo(2);
        assertThat(file.path("patch").asText()).startsWith("@@ -0,0 +1,2 @@").contains("+a: 1");
    }

    @Test
    void whatHasNotChangedIsNotSentAgainAndNotCounted() {
        RunningGitHub.Reply first = github.as("reviewer", "GET", "/pulls");
        HttpRequest again =
                HttpRequest.newBuilder(
                                URI.create(
                                        github.address("github.api-url")
                                                + "/repos/acme-data/estate/pulls"))
                        .header("Authorization", "token ghp_reviewer")
                        .header("If-None-Match", first.header("ETag"))
                        .build();
        RunningGitHub.Reply second = RunningGitHub.send(again);
        assertThat(second.status()).isEqualTo(304);
        assertThat(second.header("X-RateLimit-Remaining"))
                .isEqualTo(first.header("X-RateLimit-Remaining"));
    }

    @Test
    void listsArePaged() {
        for (int i = 0; i < 3; i++) {
            github.commit("data-engineer", "change-" + i, "file-" + i + ".yaml", "a: 1\\n");
            github.open("data-engineer", "change-" + i);
        }
        RunningGitHub.Reply page = github.as("reviewer", "GET", "/pulls?per_page=2");
        assertThat(page.json()).hasSize(2);
        assertThat(page.json().get(0).path("number").asInt()).isEqualTo(3);
        assertThat(page.header("Link")).contains("page=2>; rel=\"next\"", "rel=\"last\"");
    }

    @Test
    void everythingIsThereAfterARestart() {
        github.commit("data-engineer", "change", "a.yaml", "a: 1\\n");
        int number = github.open("data-engineer", "change");
        github.approve("reviewer", number);
        String main = github.tip("main");
        github.close();
        github = new RunningGitHub(state);
        assertThat(github.tip("main")).isEqualTo(main);
        assertThat(github.as("reviewer", "GET", "/pulls/" + number + "/reviews").json()).hasSize(1);
        read("/pulls/" + number);
    }

    @Test
    void thereIsAPageForPeople() {
        github.commit("data-engineer", "change", "a.yaml", "a: 1\\n");
        int number = github.open("data-engineer", "change");
        String url = github.as("reviewer", "GET", "/pulls/" + number).text("html_url");
        RunningGitHub.Reply page =
                RunningGitHub.send(HttpRequest.newBuilder(URI.create(url)).build());
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).startsWith("text/html");
    }
}
