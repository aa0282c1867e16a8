package dev.tenantry.proposals;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tenantry.manifest.Estates;
import dev.tenantry.testing.Eventually;
import dev.tenantry.testing.SandboxResource;
import dev.tenantry.testing.Script;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** With tracing on, a collector is told of each step of a proposal's way. */
@QuarkusTest
@TestProfile(TracingTest.Traced.class)
@WithTestResource(SandboxResource.class)
@WithTestResource(TracingTest.Collector.class)
@SuppressWarnings("NullAway.Init")
class TracingTest {

    /** Tracing as somebody switches it on: with an address, and nothing else. */
    public static final class Traced implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.otel.bsp.schedule.delay", "200ms");
        }
    }

    /** Takes OTLP over HTTP, and gives back what came: it is asked from another class loader. */
    public static final class Collector implements QuarkusTestResourceLifecycleManager {

        private final Queue<byte[]> spans = new ConcurrentLinkedQueue<>();
        private HttpServer server;

        @Override
        public Map<String, String> start() {
            try {
                server =
                        HttpServer.create(
                                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            server.createContext("/v1/traces", this::take);
            server.createContext("/taken", this::give);
            server.start();
            return Map.of(
                    "quarkus.otel.sdk.disabled",
                    "false",
                    "quarkus.otel.exporter.otlp.protocol",
                    "http/protobuf",
                    "quarkus.otel.exporter.otlp.endpoint",
                    "http://127.0.0.1:" + server.getAddress().getPort());
        }

        private void take(HttpExchange exchange) throws IOException {
            spans.add(exchange.getRequestBody().readAllBytes());
            exchange.getResponseHeaders().add("Content-Type", "application/x-protobuf");
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        }

        private void give(HttpExchange exchange) throws IOException {
            exchange.sendResponseHeaders(200, 0);
            for (byte[] batch : spans) {
                exchange.getResponseBody().write(batch);
                exchange.getResponseBody().write('\n');
            }
            exchange.close();
        }

        @Override
        public void stop() {
            server.stop(0);
        }
    }

    @Inject Estates estates;
    @Inject Proposals proposals;

    /** Names are texts in protobuf: this span, and this proposal among the attributes after it. */
    private static boolean told(String name, String proposal) {
        String taken =
                given().get(
                                ConfigProvider.getConfig()
                                                .getValue(
                                                        "quarkus.otel.exporter.otlp.endpoint",
                                                        String.class)
                                        + "/taken")
                        .asString();
        return Pattern.compile(Pattern.quote(name) + "(?s:.){0,600}?" + proposal)
                .matcher(taken)
                .find();
    }

    @Test
    void everyStepOfAProposalIsASpanWithItsId() {
        Eventually.holds(() -> !estates.newest().commit().isEmpty());
        String id =
                Script.of("data-engineer")
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .body(
                                Map.of(
                                        "intent",
                                        Map.of(
                                                "kind", "add-file",
                                                "of", "fennwick",
                                                "path",
                                                        "tenants/fennwick/infra/notes/"
                                                                + UUID.randomUUID()
                                                                + ".yaml",
                                                "text", "a: 1")))
                        .post("/api/v1/proposals")
                        .path("id");
        Eventually.holds(
                () -> proposals.find(new ProposalId(id)).orElseThrow().stage().isInReview());
        for (String span :
                new String[] {"proposal submission", "proposal step", "proposal follow"}) {
            Eventually.holds(() -> told(span, id));
        }
        Script.of("data-engineer").body(Map.of()).post("/api/v1/proposals/" + id + "/withdrawal");
        Eventually.holds(() -> told("proposal withdrawal", id));
        assertThat(told("proposal withdrawal", id)).isTrue();
    }
}
