package dev.tenantry.sandbox.actuator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantry.sandbox.kubernetes.Cluster;
import dev.tenantry.sandbox.kubernetes.Kind;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Plays Argo CD: says on each Application how far it is with a commit. */
final class ArgoCd {

    private static final int HISTORY = 10;

    private final Cluster cluster;
    private final String repository;
    private final Clock clock;

    ArgoCd(Cluster cluster, String repository, Clock clock) {
        this.cluster = cluster;
        this.repository = repository;
        this.clock = clock;
    }

    /** As an Application stands that applied this commit at that time. */
    void settle(App app, String revision, List<ObjectNode> applied, Instant at) {
        ObjectNode object = object(app);
        object.withObjectProperty("metadata").put("creationTimestamp", at.toString());
        ObjectNode status = object.withObjectProperty("status");
        sync(status, "Synced", revision);
        Resources.put(status, applied, "Synced");
        status.putObject("health").put("status", "Healthy");
        operation(status, "Succeeded", "successfully synced (all tasks run)", revision, at);
        deployed(status, revision, at);
        cluster.put(object);
    }

    /** It noticed that Git has something else. */
    void outOfSync(App app, String revision, List<ObjectNode> applied, List<ObjectNode> removed) {
        ObjectNode object = object(app);
        ObjectNode status = object.withObjectProperty("status");
        sync(status, "OutOfSync", revision);
        Resources.put(status, applied, "OutOfSync");
        Resources.put(status, removed, "OutOfSync");
        cluster.put(object);
    }

    /** It applies it. */
    void running(App app, String revision) {
        ObjectNode object = object(app);
        ObjectNode status = object.withObjectProperty("status");
        ObjectNode operation = status.putObject("operationState").put("phase", "Running");
        operation.put("startedAt", now().toString());
        operation.put("message", "waiting for completion of hooks and sync waves");
        asked(operation, revision);
        status.putObject("health").put("status", "Progressing");
        cluster.put(object);
    }

    /** It has applied it; what is applied may still take its time. */
    void synced(App app, String revision, List<ObjectNode> applied, List<ObjectNode> removed) {
        ObjectNode object = object(app);
        ObjectNode status = object.withObjectProperty("status");
        Resources.put(status, applied, "Synced");
        if (app.prune()) {
            Resources.remove(status, removed);
        }
        boolean leftovers = !app.prune() && !removed.isEmpty();
        String started = status.at("/operationState/startedAt").asText(now().toString());
        sync(status, leftovers ? "OutOfSync" : "Synced", revision);
        operation(
                status,
                "Succeeded",
                "successfully synced (all tasks run)",
                revision,
                Instant.parse(started));
        deployed(status, revision, now());
        cluster.put(object);
    }

    /** Everything it applied is ready, or something failed. */
    void health(App app, boolean healthy) {
        ObjectNode object = object(app);
        object.withObjectProperty("status")
                .putObject("health")
                .put("status", healthy ? "Healthy" : "Degraded");
        cluster.put(object);
    }

    private ObjectNode object(App app) {
        return cluster.get(Kind.APPLICATION, "argocd", app.name()).orElseGet(() -> fresh(app));
    }

    private ObjectNode fresh(App app) {
        ObjectNode object = cluster.json().createObjectNode();
        object.put("apiVersion", "argoproj.io/v1alpha1").put("kind", "Application");
        ObjectNode metadata = object.putObject("metadata");
        metadata.put("name", app.name()).put("namespace", "argocd");
        if (!app.tenant().isEmpty()) {
            ObjectNode labels = metadata.putObject("labels").put("tenant", app.tenant());
            labels.put("layer", app.name().substring(0, app.name().indexOf('-')));
        }
        metadata.putObject("annotations").put("argocd.argoproj.io/manifest-generate-paths", ".");
        ObjectNode spec = object.putObject("spec").put("project", app.project());
        ObjectNode source = spec.putObject("source").put("repoURL", repository);
        source.put("targetRevision", "main").put("path", app.path());
        source.putObject("directory").put("recurse", true);
        ObjectNode destination = spec.putObject("destination");
        destination.put("server", "https://kubernetes.default.svc");
        destination.put("namespace", app.namespace());
        ObjectNode automated = spec.putObject("syncPolicy").putObject("automated");
        automated.put("prune", app.prune()).put("selfHeal", true);
        return object;
    }

    private void sync(ObjectNode status, String word, String revision) {
        status.putObject("sync").put("status", word).put("revision", revision);
        status.put("reconciledAt", now().toString());
    }

    private static void operation(
            ObjectNode status, String phase, String message, String revision, Instant started) {
        ObjectNode operation = status.putObject("operationState");
        operation.put("phase", phase).put("message", message);
        operation.put("startedAt", started.toString());
        operation.put("finishedAt", status.path("reconciledAt").asText(started.toString()));
        asked(operation, revision);
    }

    /** Which operation it is the state of, which its CRD requires, and what came of it. */
    private static void asked(ObjectNode state, String revision) {
        ObjectNode operation = state.putObject("operation");
        operation.putObject("initiatedBy").put("automated", true);
        operation.putObject("sync").put("revision", revision);
        state.putObject("syncResult").put("revision", revision);
    }

    private static void deployed(ObjectNode status, String revision, Instant at) {
        ArrayNode history =
                status.path("history") instanceof ArrayNode there
                        ? there
                        : status.putArray("history");
        JsonNode last = history.path(history.size() - 1);
        ObjectNode entry = history.addObject().put("id", last.path("id").asInt(-1) + 1);
        entry.put("revision", revision).put("deployedAt", at.toString());
        entry.putObject("initiatedBy").put("automated", true);
        while (history.size() > HISTORY) {
            history.remove(0);
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }
}
