package dev.tenantry.sandbox.actuator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantry.sandbox.actuator.MergedEstate.FileChange;
import dev.tenantry.sandbox.google.AllowPolicies;
import dev.tenantry.sandbox.kubernetes.Cluster;
import dev.tenantry.sandbox.kubernetes.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes real what is merged: looks at main, and when it moved, plays Argo CD and Config Connector
 * over what changed, one step after the other with pauses between them. What was already there when
 * the sandbox began is taken as applied.
 */
public final class Actuator implements AutoCloseable {

    private final MergedEstate estate;
    private final Cluster cluster;
    private final ArgoCd argoCd;
    private final ConfigConnector connector;
    private final Waiting waiting;
    private final Manifests manifests;
    private final Path marker;
    private final Duration step;
    private final Thread thread;

    /** What a commit means for one Application. */
    private record Work(List<ObjectNode> applied, List<ObjectNode> removed) {}

    private Actuator(
            Path repository,
            String repositoryUrl,
            Path folder,
            Cluster cluster,
            AllowPolicies policies,
            Duration pace,
            Clock clock) {
        this.estate = new MergedEstate(repository);
        this.cluster = cluster;
        this.argoCd = new ArgoCd(cluster, repositoryUrl, clock);
        this.connector = new ConfigConnector(cluster, policies, clock);
        this.waiting = new Waiting(connector);
        this.manifests = new Manifests(cluster.json());
        this.marker = folder.resolve("applied");
        this.step = pace.dividedBy(3);
        this.thread = Thread.ofVirtual().name("actuator").unstarted(this::live);
    }

    /**
     * Starts it.
     *
     * @param repository the bare estate repository
     * @param folder where it remembers how far it is
     * @param pace from a merge to live, about
     */
    public static Actuator start(
            Path repository,
            String repositoryUrl,
            Path folder,
            Cluster cluster,
            AllowPolicies policies,
            Duration pace,
            Clock clock) {
        Actuator actuator =
                new Actuator(repository, repositoryUrl, folder, cluster, policies, pace, clock);
        if (actuator.applied().isEmpty()) {
            actuator.estate.head().ifPresent(actuator::settle);
        }
        actuator.thread.start();
        return actuator;
    }

    @Override
    public void close() {
        thread.interrupt();
        estate.close();
    }

    private void live() {
        try {
            while (true) {
                Optional<String> head = estate.head();
                if (head.isPresent() && !head.equals(applied())) {
                    apply(applied(), head.get());
                    remember(head.get());
                }
                Thread.sleep(Duration.ofMillis(250));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void apply(Optional<String> from, String commit) throws InterruptedException {
        Map<App, Work> work = work(estate.changes(from, commit));
        work.forEach((app, w) -> argoCd.outOfSync(app, commit, w.applied(), w.removed()));
        Thread.sleep(step);
        work.forEach((app, w) -> begin(app, w, commit));
        Thread.sleep(step);
        work.forEach((app, w) -> argoCd.synced(app, commit, w.applied(), w.removed()));
        Thread.sleep(step);
        work.forEach(this::finish);
        waiting.apps().forEach(app -> argoCd.health(app, waiting.finish(app, List.of())));
    }

    private void begin(App app, Work work, String commit) {
        argoCd.running(app, commit);
        for (ObjectNode object : work.applied()) {
            if (Manifests.isConnector(object)) {
                connector.begin(object);
            } else {
                cluster.put(object);
            }
        }
        if (app.prune()) {
            for (ObjectNode object : work.removed()) {
                connector.beginDelete(object);
            }
        }
    }

    private void finish(App app, Work work) {
        if (app.prune()) {
            work.removed().forEach(connector::finishDelete);
        }
        argoCd.health(app, waiting.finish(app, work.applied()));
    }

    /** Sorts the changed files by Application; what stays in another form is not removed. */
    private Map<App, Work> work(List<FileChange> changes) {
        Map<App, Work> work = new LinkedHashMap<>();
        for (FileChange change : changes) {
            App.of(change.path())
                    .ifPresent(
                            app -> {
                                Work its =
                                        work.computeIfAbsent(
                                                app,
                                                a ->
                                                        new Work(
                                                                new ArrayList<>(),
                                                                new ArrayList<>()));
                                its.applied().addAll(placed(app, change.after()));
                                its.removed().addAll(placed(app, change.before()));
                            });
        }
        work.values().forEach(w -> w.removed().removeIf(old -> isAmong(old, w.applied())));
        return work;
    }

    private static boolean isAmong(ObjectNode object, List<ObjectNode> others) {
        return others.stream().anyMatch(other -> key(other).equals(key(object)));
    }

    private static String key(ObjectNode object) {
        return object.path("kind").asText()
                + object.at("/metadata/namespace").asText()
                + "/"
                + object.at("/metadata/name").asText();
    }

    /** The objects of a file; Argo CD puts those without a namespace into the destination's. */
    private List<ObjectNode> placed(App app, String text) {
        List<ObjectNode> objects = manifests.in(text);
        for (ObjectNode object : objects) {
            ObjectNode metadata = object.withObjectProperty("metadata");
            boolean clusterWide =
                    Set.of("Namespace", "ClusterWorkflowTemplate")
                            .contains(object.path("kind").asText());
            if (!clusterWide && !metadata.hasNonNull("namespace")) {
                metadata.put("namespace", app.namespace());
            }
        }
        return objects;
    }

    /** Takes a commit as applied long ago, all at once. */
    private void settle(String commit) {
        Instant since = estate.committedAt(commit);
        Map<App, Work> work = work(estate.changes(Optional.empty(), commit));
        work.forEach(
                (app, its) -> {
                    argoCd.settle(app, commit, its.applied(), since);
                    for (ObjectNode object : its.applied()) {
                        if (Manifests.isConnector(object)) {
                            connector.settle(object, since);
                        } else {
                            object.withObjectProperty("metadata")
                                    .put("creationTimestamp", since.toString());
                            cluster.put(object);
                        }
                    }
                });
        work.keySet().stream()
                .filter(app -> !app.tenant().isEmpty())
                .map(App::tenant)
                .distinct()
                .forEach(tenant -> namespace("t-" + tenant, since));
        remember(commit);
    }

    private void namespace(String name, Instant since) {
        if (cluster.get(Kind.NAMESPACE, "", name).isEmpty()) {
            ObjectNode namespace = cluster.json().createObjectNode();
            namespace.put("apiVersion", "v1").put("kind", "Namespace");
            namespace
                    .putObject("metadata")
                    .put("name", name)
                    .put("creationTimestamp", since.toString());
            cluster.put(namespace);
        }
    }

    private Optional<String> applied() {
        try {
            return Files.exists(marker)
                    ? Optional.of(Files.readString(marker).strip())
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void remember(String commit) {
        try {
            Files.createDirectories(marker.getParent());
            Files.writeString(marker, commit);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
