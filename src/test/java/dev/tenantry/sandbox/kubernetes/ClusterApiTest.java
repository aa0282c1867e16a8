package dev.tenantry.sandbox.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the real client sees of the sandbox's cluster. */
@SuppressWarnings("try") // a watch is closed, not used
class ClusterApiTest {

    private static final ResourceDefinitionContext WORKFLOWS =
            new ResourceDefinitionContext.Builder()
                    .withGroup("argoproj.io")
                    .withVersion("v1alpha1")
                    .withPlural("workflows")
                    .withKind("Workflow")
                    .withNamespaced(true)
                    .build();

    @TempDir Path folder;
    private Cluster cluster;
    private ClusterApi api;
    private KubernetesClient client;

    @BeforeEach
    void start() throws Exception {
        cluster = new Cluster(folder, Clock.systemUTC(), 30);
        api = new ClusterApi(cluster, 0, Duration.ofMillis(50));
        client =
                new KubernetesClientBuilder()
                        .withConfig(
                                new ConfigBuilder(io.fabric8.kubernetes.client.Config.empty())
                                        .withMasterUrl(api.url())
                                        // Or the refused WebSocket of a watch is tried for 20
                                        // seconds.
                                        .withRequestRetryBackoffLimit(0)
                                        .build())
                        .build();
    }

    @AfterEach
    void stop() {
        client.close();
        api.close();
        cluster.close();
    }

    @Test
    void aListComesInPagesAndEachObjectOnce() {
        for (int i = 0; i < 25; i++) {
            cluster.put(workflow("t-a", "run-" + i, "Succeeded"));
        }
        List<String> names = new ArrayList<>();
        String next = "";
        do {
            GenericKubernetesResourceList page =
                    client.genericKubernetesResources(WORKFLOWS)
                            .inAnyNamespace()
                            .list(
                                    new ListOptionsBuilder()
                                            .withLimit(10L)
                                            .withContinue(next)
                                            .build());
            page.getItems().forEach(item -> names.add(item.getMetadata().getName()));
            next = page.getMetadata().getContinue();
        } while (next != null && !next.isEmpty());
        assertThat(names).hasSize(25).doesNotHaveDuplicates();
    }

    @Test
    void labelsAndNamespacesSelect() {
        cluster.put(workflow("t-a", "one", "Failed"));
        cluster.put(workflow("t-a", "two", "Succeeded"));
        cluster.put(workflow("t-b", "three", "Failed"));
        var all = client.genericKubernetesResources(WORKFLOWS);
        String phase = "workflows.argoproj.io/phase";
        assertThat(all.inAnyNamespace().withLabel(phase, "Failed").list().getItems()).hasSize(2);
        assertThat(all.inNamespace("t-a").withLabel(phase, "Failed").list().getItems()).hasSize(1);
        assertThat(all.inAnyNamespace().withLabelIn(phase, "Failed", "Error").list().getItems())
                .hasSize(2);
        assertThat(all.inAnyNamespace().withoutLabel(phase).list().getItems()).isEmpty();
        GenericKubernetesResource one = all.inNamespace("t-a").withName("one").get();
        assertThat(one.getMetadata().getUid()).isNotBlank();
        assertThat(all.inNamespace("t-a").withName("nobody").get()).isNull();
    }

    @Test
    void aWatchTellsWhatHappenedSinceItsVersion() throws Exception {
        cluster.put(workflow("t-a", "one", "Running"));
        String version =
                client.genericKubernetesResources(WORKFLOWS)
                        .inAnyNamespace()
                        .list()
                        .getMetadata()
                        .getResourceVersion();
        cluster.put(workflow("t-a", "one", "Succeeded"));
        Seen seen = new Seen();
        try (var watch =
                client.genericKubernetesResources(WORKFLOWS)
                        .inAnyNamespace()
                        .watch(
                                new ListOptionsBuilder()
                                        .withResourceVersion(version)
                                        .withAllowWatchBookmarks(true)
                                        .build(),
                                seen)) {
            assertThat(seen.next()).isEqualTo("MODIFIED one");
            assertThat(seen.next()).isEqualTo("BOOKMARK null");
            cluster.put(workflow("t-a", "two", "Running"));
            cluster.delete(Kind.WORKFLOW, "t-a", "two");
            assertThat(seen.nextBut("BOOKMARK null")).isEqualTo("ADDED two");
            assertThat(seen.nextBut("BOOKMARK null")).isEqualTo("DELETED two");
        }
    }

    @Test
    void aForgottenVersionIsGone() throws Exception {
        cluster.put(workflow("t-a", "one", "Running"));
        long old = cluster.version();
        for (int i = 0; i < 40; i++) {
            cluster.put(workflow("t-a", "run-" + i, "Succeeded"));
        }
        Seen seen = new Seen();
        try (var watch =
                client.genericKubernetesResources(WORKFLOWS)
                        .inAnyNamespace()
                        .watch(
                                new ListOptionsBuilder()
                                        .withResourceVersion(Long.toString(old))
                                        .build(),
                                seen)) {
            assertThat(seen.next()).isEqualTo("CLOSED gone=true");
        }
    }

    @Test
    void nobodyWritesThroughTheApi() {
        GenericKubernetesResource wish = new GenericKubernetesResource();
        wish.setApiVersion("argoproj.io/v1alpha1");
        wish.setKind("Workflow");
        wish.setMetadata(new io.fabric8.kubernetes.api.model.ObjectMeta());
        wish.getMetadata().setName("wish");
        wish.getMetadata().setNamespace("t-a");
        assertThatThrownBy(() -> client.resource(wish).create())
                .isInstanceOf(KubernetesClientException.class)
                .hasMessageContaining("forbidden");
    }

    @Test
    void aRestartKeepsObjectsAndVersionsButNotTheHistory() {
        cluster.put(workflow("t-a", "one", "Running"));
        cluster.put(workflow("t-a", "two", "Running"));
        cluster.delete(Kind.WORKFLOW, "t-a", "two");
        long version = cluster.version();
        cluster.close();
        try (Cluster again = new Cluster(folder, Clock.systemUTC())) {
            assertThat(again.version()).isEqualTo(version);
            assertThat(again.all(Kind.WORKFLOW, o -> true)).hasSize(1);
            assertThat(again.remembers(version - 1)).isFalse();
            assertThat(again.remembers(version)).isTrue();
        }
    }

    @Test
    void theGenerationCountsChangesOfTheSpecOnly() {
        ObjectNode first = cluster.put(workflow("t-a", "one", "Running"));
        ObjectNode second = cluster.put(workflow("t-a", "one", "Succeeded"));
        ObjectNode wanted = workflow("t-a", "one", "Succeeded");
        wanted.withObjectProperty("spec").put("entrypoint", "other");
        ObjectNode third = cluster.put(wanted);
        assertThat(first.at("/metadata/generation").asInt()).isEqualTo(1);
        assertThat(second.at("/metadata/generation").asInt()).isEqualTo(1);
        assertThat(third.at("/metadata/generation").asInt()).isEqualTo(2);
        assertThat(third.at("/metadata/uid")).isEqualTo(first.at("/metadata/uid"));
    }

    private ObjectNode workflow(String namespace, String name, String phase) {
        ObjectNode object = cluster.json().createObjectNode();
        object.put("apiVersion", "argoproj.io/v1alpha1").put("kind", "Workflow");
        ObjectNode metadata = object.putObject("metadata");
        metadata.put("name", name).put("namespace", namespace);
        metadata.putObject("labels").put("workflows.argoproj.io/phase", phase);
        object.putObject("spec").put("entrypoint", "main");
        object.putObject("status").put("phase", phase);
        return object;
    }

    private static final class Seen implements Watcher<GenericKubernetesResource> {

        private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

        @Override
        public boolean reconnecting() {
            return false;
        }

        @Override
        public void eventReceived(Action action, GenericKubernetesResource object) {
            lines.add(action + " " + object.getMetadata().getName());
        }

        @Override
        public void onClose(WatcherException cause) {
            lines.add("CLOSED gone=" + cause.isHttpGone());
        }

        String next() throws InterruptedException {
            return String.valueOf(lines.poll(20, TimeUnit.SECONDS));
        }

        String nextBut(String boring) throws InterruptedException {
            String line = next();
            while (line.equals(boring)) {
                line = next();
            }
            return line;
        }
    }
}
