package dev.tenantry.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.testing.SandboxResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** What the running application makes of the webhooks of its GitHub. */
@QuarkusTest
@WithTestResource(SandboxResource.class)
@SuppressWarnings("NullAway.Init")
class WebhookNewsTest {

    @ConfigProperty(name = "tenantry.public-url")
    URI console;

    @Inject GitHubSettings settings;
    @Inject ForgeRows rows;
    @Inject MovedPullRequests moved;

    @Test
    void aSignedWebhookSaysToLookAgain() throws InterruptedException, IOException {
        String body = here("\"action\": \"opened\", \"pull_request\": {\"number\": 999}");
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String signature = WebhookSignature.of(settings.webhookSecret().orElseThrow(), bytes);
        for (int times = 0; times < 2; times++) {
            assertThat(webhook(bytes, signature)).isEqualTo(202);
            waitFor(999);
        }
    }

    @Test
    void whatOurOwnAppDidIsNoNews() throws InterruptedException, IOException {
        String ours = settings.appId().orElseThrow();
        assertThat(signed("check_run", checkRun(ours, 998))).isEqualTo(202);
        assertThat(signed("check_run", checkRun("1", 997))).isEqualTo(202);
        assertThat(told(997)).doesNotContain(998);
    }

    /** An App may be installed in other repositories; theirs have numbers of their own. */
    @Test
    void whatAnotherRepositoryTellsIsNoNews() throws InterruptedException, IOException {
        String told = here("\"pull_request\": {\"number\": %d}");
        String elsewhere = told.replace(settings.repository().orElseThrow(), "of/another");
        assertThat(signed("pull_request", elsewhere.formatted(996))).isEqualTo(202);
        assertThat(signed("pull_request", told.formatted(995))).isEqualTo(202);
        assertThat(told(995)).doesNotContain(996);
    }

    private String checkRun(String app, int number) {
        return here(
                """
                "check_run": {"app": {"id": %s}, "pull_requests": [{"number": %d}]}\
                """
                        .formatted(app, number));
    }

    private String here(String told) {
        return "{%s, \"repository\": {\"full_name\": \"%s\"}}"
                .formatted(told, settings.repository().orElseThrow());
    }

    @Test
    void whosePushItWasIsKept() throws InterruptedException, IOException {
        String push =
                """
                {"ref": "refs/heads/x", "after": "%s", "deleted": false,
                 "repository": {"full_name": "%s"},
                 "pusher": {"name": "a name that anybody may have"},
                 "sender": {"login": "reviewer", "id": 13}}\
                """;
        String here = settings.repository().orElseThrow();
        assertThat(signed("push", push.formatted("1".repeat(40), here))).isEqualTo(202);
        assertThat(signed("push", push.formatted("2".repeat(40), "of/another"))).isEqualTo(202);
        assertThat(rows.pushers("", List.of("1".repeat(40))))
                .containsExactly(new Account(13, "reviewer"));
        assertThat(rows.pushers("", List.of("2".repeat(40)))).isEmpty();
    }

    private int signed(String event, String body) throws IOException, InterruptedException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String signature = WebhookSignature.of(settings.webhookSecret().orElseThrow(), bytes);
        return webhook(event, bytes, signature);
    }

    @Test
    void anUnsignedWebhookIsRefused() throws InterruptedException, IOException {
        byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
        assertThat(webhook(body, "sha256=0000")).isEqualTo(401);
        assertThat(webhook(body, WebhookSignature.of("another", body))).isEqualTo(401);
    }

    @Test
    void aSignedWebhookThatIsNoJsonIsRefused() throws InterruptedException, IOException {
        byte[] body = "{".getBytes(StandardCharsets.UTF_8);
        String signature = WebhookSignature.of(settings.webhookSecret().orElseThrow(), body);
        assertThat(webhook(body, signature)).isEqualTo(400);
    }

    private void waitFor(int number) throws InterruptedException {
        assertThat(told(number)).contains(number);
    }

    /** What was told until this one was. */
    private List<Integer> told(int number) throws InterruptedException {
        List<Integer> all = new ArrayList<>();
        Integer told = moved.numbers().poll(10, TimeUnit.SECONDS);
        while (told != null && told != number) {
            all.add(told);
            told = moved.numbers().poll(10, TimeUnit.SECONDS);
        }
        assertThat(told).isEqualTo(number);
        all.add(number);
        return all;
    }

    private int webhook(byte[] body, String signature) throws IOException, InterruptedException {
        return webhook("pull_request", body, signature);
    }

    private int webhook(String event, byte[] body, String signature)
            throws IOException, InterruptedException {
        return send(
                HttpRequest.newBuilder(console.resolve("/github/webhooks"))
                        .header("Content-Type", "application/json")
                        .header("X-GitHub-Event", event)
                        .header("X-Hub-Signature-256", signature)
                        .POST(BodyPublishers.ofByteArray(body)));
    }

    private static int send(HttpRequest.Builder request) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request.build(), BodyHandlers.discarding()).statusCode();
        }
    }
}
