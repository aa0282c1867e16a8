package dev.tenantry.sources.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.Optional;

/** One watch from its start to its end; remembers how far it came. Never reconnects by itself. */
final class WatchRound {

    /** What the server was asked for: it ends a watch by itself then. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    /** A server that says nothing for longer is not there any more. */
    private static final Duration PATIENCE = LONGEST.plusSeconds(30);

    private static final Duration AT_ONCE = Duration.ofSeconds(1);

    private final KubernetesClient client;
    private final ObservedKind kind;
    private final ClusterReader reader;
    private final Inbox inbox;
    private String version;
    private boolean heard;

    WatchRound(
            KubernetesClient client,
            ObservedKind kind,
            ClusterReader reader,
            Inbox inbox,
            String version) {
        this.client = client;
        this.kind = kind;
        this.reader = reader;
        this.inbox = inbox;
        this.version = version;
    }

    /**
     * Follows it to its end and answers the version to go on from. An end is usual (servers cut
     * watches after minutes); one that comes at once with nothing said is trouble, and so is a
     * forgotten version.
     *
     * @throws UnreadableEvent when a line is no event: what it said is lost
     */
    String follow() throws InterruptedException {
        long started = System.nanoTime();
        try (EventStream events = EventStream.open(client.getHttpClient(), request(), PATIENCE)) {
            inbox.answered(kind);
            Optional<byte[]> line = events.next();
            while (line.isPresent()) {
                take(line.get());
                line = events.next();
            }
        }
        if (!heard && System.nanoTime() - started < AT_ONCE.toNanos()) {
            throw new KubernetesClientException("The watch ended at once");
        }
        return version;
    }

    private HttpRequest request() {
        String group = kind.group().isEmpty() ? "api/" : "apis/" + kind.group() + "/";
        return client.getHttpClient()
                .newHttpRequestBuilder()
                .uri(
                        "%s%s%s/%s?watch=true&resourceVersion=%s&allowWatchBookmarks=true&timeoutSeconds=%d"
                                .formatted(
                                        client.getMasterUrl(),
                                        group,
                                        kind.version(),
                                        kind.plural(),
                                        version,
                                        LONGEST.toSeconds()))
                .header("Accept", "application/json")
                .forStreaming()
                .build();
    }

    private void take(byte[] line) throws InterruptedException {
        KubernetesSerialization json = client.getKubernetesSerialization();
        JsonNode event = event(json, line);
        JsonNode object = event.path("object");
        switch (event.path("type").asText()) {
            case "ADDED", "MODIFIED" -> seen(json, object);
            case "DELETED" ->
                    inbox.gone(kind, ClusterReader.identity(resource(json, object).getMetadata()));
            case "BOOKMARK" -> inbox.answered(kind);
            case "ERROR" ->
                    throw new KubernetesClientException(
                            object.path("message").asText(), object.path("code").asInt(), null);
            default -> throw new UnreadableEvent(null);
        }
        version = object.path("metadata").path("resourceVersion").asText(version);
        heard = true;
    }

    private static JsonNode event(KubernetesSerialization json, byte[] line) {
        try {
            return json.unmarshal(new ByteArrayInputStream(line), JsonNode.class);
        } catch (RuntimeException e) {
            throw new UnreadableEvent(e);
        }
    }

    private GenericKubernetesResource resource(KubernetesSerialization json, JsonNode object) {
        try {
            return json.convertValue(object, GenericKubernetesResource.class);
        } catch (RuntimeException e) {
            throw new UnreadableEvent(e);
        }
    }

    private void seen(KubernetesSerialization json, JsonNode object) throws InterruptedException {
        GenericKubernetesResource resource = resource(json, object);
        Optional<ClusterObject> read = reader.tryRead(kind, resource);
        if (read.isPresent()) {
            inbox.seen(kind, read.get());
        } else {
            inbox.unread(kind, Optional.of(kind.unread(resource)));
        }
    }
}
