package dev.tenantry.sources.kubernetes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tenantry.testing.Eventually;
import dev.tenantry.testing.LiveCluster;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The real client against an API server of which every watch says one thing and ends. */
class KindWatchTest {

    private static final ObservedKind KIND = ObservedKind.always().getFirst();
    private static final Pattern VERSION = Pattern.compile("resourceVersion=(\\d+)");

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final Queue<String> said = new ConcurrentLinkedQueue<>();
    private final Queue<Integer> refusals = new ConcurrentLinkedQueue<>();
    private final Inbox inbox = new Inbox();
    private final CountDownLatch end = new CountDownLatch(1);
    private volatile boolean tokenIsAway;
    private HttpServer server;
    private KubernetesClient client;
    private Thread watch = Thread.ofVirtual().unstarted(() -> {});

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        Config config =
                ClusterConnection.of(
                        LiveCluster.settings(Map.of("tenantry.kubernetes.api-server-url", url)));
        config.setOauthTokenProvider(this::token);
        client = new KubernetesClientBuilder().withConfig(config).build();
    }

    private String token() {
        if (tokenIsAway) {
            throw new UncheckedIOException(ClusterConnection.NO_TOKEN, new IOException());
        }
        return "t";
    }

    @AfterEach
    void stop() {
        watch.interrupt();
        end.countDown();
        client.close();
        server.stop(0);
    }

    private void follow(String... watches) {
        said.addAll(List.of(watches));
        watch =
                Thread.ofVirtual()
                        .start(
                                new KindWatch(
                                        client,
                                        KIND,
                                        LiveCluster.impatient(List.of("iam/IAMPolicyMember")),
                                        inbox));
    }

    /** Chunks of an API server end wherever its buffer is full. */
    @Test
    void aLetterThatAChunkCutsArrivesWhole() {
        String message = "Die Prüfung schlug fehl – siehe Protokoll. ".repeat(90);
        follow(
                """
                {"type":"ADDED","object":{"kind":"%s","apiVersion":"%s","metadata":{"name":"a","namespace":"t-x","uid":"1","resourceVersion":"11"},"spec":{},"status":{"phase":"Failed","message":"%s"}}}
                """
                        .formatted(KIND.kind(), KIND.apiVersion(), message));
        List<ClusterObject> seen = new CopyOnWriteArrayList<>();
        Eventually.holds(
                () -> seen.addAll(inbox.take(Instant.EPOCH, 10).seen()) && !seen.isEmpty());
        assertThat(((WorkflowRun) seen.getFirst()).message()).isEqualTo(message);
    }

    @Test
    void whatIsNoEventIsListedAgain() {
        follow("{\"type\":\"ADDED\",\"object\":{\n");
        Eventually.holds(() -> asked.size() == 4);
        assertThat(asked).containsExactly("list", "watch from 10", "list", "watch from 10");
    }

    @Test
    void whatMayNotBeReadIsSaidByKindAndRole() {
        refusals.add(403);
        follow();
        Eventually.holds(() -> inbox.trouble().isPresent());
        assertThat(inbox.trouble().orElseThrow())
                .contains("workflows.argoproj.io", "ClusterRole tenantry-reader");
        Eventually.holds(() -> inbox.trouble().isEmpty());
    }

    @Test
    void ofAKindThatIsInstalledNoMoreNothingIsLeft() {
        refusals.addAll(List.of(404, 404));
        follow();
        Eventually.holds(() -> !inbox.take(Instant.EPOCH, 10).complete().isEmpty());
        Eventually.holds(() -> asked.contains("watch from 10"));
    }

    /** A kubelet changes it in place. */
    @Test
    void aTokenThatIsAwayForAWhileIsSaidAndWaitedFor() {
        tokenIsAway = true;
        follow();
        Eventually.holds(() -> inbox.trouble().isPresent());
        assertThat(inbox.trouble()).contains("The token for the cluster cannot be read.");
        tokenIsAway = false;
        Eventually.holds(() -> asked.contains("watch from 10"));
        assertThat(inbox.trouble()).isEmpty();
    }

    @Test
    void aServerThatRefusesAWatchIsNoServerThatIsAway() {
        refusals.addAll(List.of(0, 403));
        follow();
        Eventually.holds(() -> inbox.trouble().isPresent());
        assertThat(inbox.trouble().orElseThrow()).contains("We may not list and watch");
    }

    @Test
    void aBookmarkIsWhereTheNextWatchGoesOn() {
        follow(
                """
                {"type":"BOOKMARK","object":{"kind":"%s","apiVersion":"%s","metadata":{"resourceVersion":"25"}}}
                """
                        .formatted(KIND.kind(), KIND.apiVersion()));
        Eventually.holds(() -> asked.size() == 3);
        assertThat(asked).containsExactly("list", "watch from 10", "watch from 25");
    }

    @Test
    void aVersionThatIsForgottenDuringAWatchIsListedAgain() {
        follow(
                """
                {"type":"ERROR","object":{"kind":"Status","apiVersion":"v1","status":"Failure","reason":"Expired","code":410,"message":"too old resource version"}}
                """);
        Eventually.holds(() -> asked.size() == 4);
        assertThat(asked).containsExactly("list", "watch from 10", "list", "watch from 10");
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String query = String.valueOf(exchange.getRequestURI().getQuery());
            Integer refusal = refusals.poll();
            if (refusal != null && refusal > 0) {
                exchange.sendResponseHeaders(refusal, -1);
            } else if (query.contains("watch=true")) {
                watch(exchange, query);
            } else {
                asked.add("list");
                byte[] list =
                        """
                        {"kind":"%sList","apiVersion":"%s","metadata":{"resourceVersion":"10"},"items":[]}
                        """
                                .formatted(KIND.kind(), KIND.apiVersion())
                                .getBytes(UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, list.length);
                exchange.getResponseBody().write(list);
            }
        }
    }

    /** Says the next thing and ends; when there is nothing left to say, stays open. */
    private void watch(HttpExchange exchange, String query) throws IOException {
        Matcher version = VERSION.matcher(query);
        asked.add("watch from " + (version.find() ? version.group(1) : "nowhere"));
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, 0);
        String next = said.poll();
        if (next != null) {
            for (byte one : next.getBytes(UTF_8)) {
                exchange.getResponseBody().write(one);
                exchange.getResponseBody().flush();
            }
            return;
        }
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
