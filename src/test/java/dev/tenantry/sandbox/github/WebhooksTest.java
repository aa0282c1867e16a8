package dev.tenantry.sandbox.github;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tenantry.testing.Eventually;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What GitHub tells, it tells signed, in order, and as GitHub's webhooks look. */
class WebhooksTest {

    @TempDir Path state;
    private final List<Told> told = new CopyOnWriteArrayList<>();
    private HttpServer console;
    private RunningGitHub github;

    /** A delivery with its bytes as they came. */
    private record Told(String event, String signature, String delivery, byte[] body) {
        JsonNode json() {
            return Json.read(body);
        }
    }

    @BeforeEach
    void start() throws IOException {
        console = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        console.createContext("/github/webhooks", this::take);
        console.start();
        github =
                new RunningGitHub(
                        state,
                        "http://127.0.0.1:" + console.getAddress().getPort(),
                        Clock.systemUTC(),
                        new GuardedEstate());
    }

    private void take(HttpExchange exchange) throws IOException {
        var headers = exchange.getRequestHeaders();
        told.add(
                new Told(
                        headers.getFirst("X-GitHub-Event"),
                        headers.getFirst("X-Hub-Signature-256"),
                        headers.getFirst("X-GitHub-Delivery"),
                        exchange.getRequestBody().readAllBytes()));
        exchange.sendResponseHeaders(202, -1);
        exchange.close();
    }

    @AfterEach
    void everythingWasInGitHubsForm() {
        github.close();
        console.stop(0);
        assertThat(RunningGitHub.complaints()).isEmpty();
    }

    /** The first delivery of an event that was not taken from here before. */
    private Told next(String event) {
        Eventually.holds(() -> told.stream().anyMatch(one -> one.event().equals(event)));
        Told found =
                told.stream().filter(one -> one.event().equals(event)).findFirst().orElseThrow();
        told.remove(found);
        return found;
    }

    @Test
    void aPushAPullRequestAReviewAndACheckRunAreTold() {
        String main = github.tip("main");
        String head = github.commit("data-engineer", "change", "a.yaml", "a: 1\\n");
        JsonNode push = next("push").json();
        assertThat(push.path("ref").asText()).isEqualTo("refs/heads/change");
        assertThat(push.path("after").asText()).isEqualTo(head);
        assertThat(push.at("/repository/full_name").asText()).isEqualTo("acme-data/estate");
        assertThat(push.at("/pusher/name").asText()).isEqualTo("data-engineer");

        int number = github.open("data-engineer", "change");
        JsonNode opened = next("pull_request").json();
        assertThat(opened.path("action").asText()).isEqualTo("opened");
        assertThat(opened.path("number").asInt()).isEqualTo(number);
        assertThat(opened.at("/pull_request/number").asInt()).isEqualTo(number);
        assertThat(opened.at("/pull_request/head/sha").asText()).isEqualTo(head);
        assertThat(opened.at("/pull_request/base/sha").asText()).isEqualTo(main);

        github.approve("reviewer", number);
        JsonNode review = next("pull_request_review").json();
        assertThat(review.path("action").asText()).isEqualTo("submitted");
        assertThat(review.at("/review/state").asText()).isEqualTo("approved");
        assertThat(review.at("/review/commit_id").asText()).isEqualTo(head);
        assertThat(review.at("/sender/login").asText()).isEqualTo("reviewer");
        assertThat(review.at("/pull_request/number").asInt()).isEqualTo(number);

        GuardedEstate.check(github, head, "success");
        JsonNode check = next("check_run").json();
        assertThat(check.path("action").asText()).isEqualTo("completed");
        assertThat(check.at("/check_run/name").asText()).isEqualTo(GuardedEstate.CHECK);
        assertThat(check.at("/check_run/head_sha").asText()).isEqualTo(head);
        assertThat(check.at("/check_run/conclusion").asText()).isEqualTo("success");
        assertThat(check.at("/check_run/pull_requests/0/number").asInt()).isEqualTo(number);
    }

    @Test
    void aMergeIsToldAsAPushOfMainAndAClosedPullRequest() {
        String head = github.commit("data-engineer", "change", "a.yaml", "a: 1\\n");
        int number = github.open("data-engineer", "change");
        github.approve("reviewer", number);
        GuardedEstate.check(github, head, "success");
        next("push");
        next("pull_request");
        String merged =
                github.as("reviewer", "PUT", "/pulls/" + number + "/merge", "{}").text("sha");
        JsonNode push = next("push").json();
        assertThat(push.path("ref").asText()).isEqualTo("refs/heads/main");
        assertThat(push.path("after").asText()).isEqualTo(merged);
        JsonNode closed = next("pull_request").json();
        assertThat(closed.path("action").asText()).isEqualTo("closed");
        assertThat(closed.at("/pull_request/merged").asBoolean()).isTrue();
        assertThat(closed.at("/pull_request/merge_commit_sha").asText()).isEqualTo(merged);
    }

    @Test
    void everyDeliveryIsSignedOverItsBytesAndHasAnIdOfItsOwn() throws GeneralSecurityException {
        github.commit("data-engineer", "change", "ü.yaml", "ü: 1\\n");
        github.open("data-engineer", "change");
        Eventually.holds(() -> told.size() >= 2);
        Mac mac = Mac.getInstance("HmacSHA256");
        byte[] secret = github.address("github.webhook-secret").getBytes(StandardCharsets.US_ASCII);
        mac.init(new SecretKeySpec(secret, "HmacSHA256"));
        for (Told one : told) {
            assertThat(one.signature())
                    .isEqualTo("sha256=" + HexFormat.of().formatHex(mac.doFinal(one.body())));
        }
        assertThat(told).extracting(Told::delivery).doesNotHaveDuplicates().doesNotContainNull();
    }
}
