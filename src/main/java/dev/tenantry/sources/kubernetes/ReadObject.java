package dev.tenantry.sources.kubernetes;

import static dev.tenantry.sources.kubernetes.Field.instant;
import static dev.tenantry.sources.kubernetes.Field.optional;
import static dev.tenantry.sources.kubernetes.Field.text;
import static dev.tenantry.sources.kubernetes.Field.texts;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantry.sources.kubernetes.ArgoApplication.Deployment;
import dev.tenantry.sources.kubernetes.ArgoApplication.Operation;
import dev.tenantry.sources.kubernetes.ArgoApplication.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns the smaller kinds of objects into facts. */
final class ReadObject {

    private static final String LABELS = "/metadata/labels";

    private ReadObject() {}

    static WorkflowTemplate template(ObjectIdentity id, ObservedKind kind, JsonNode object) {
        String annotations = "/metadata/annotations";
        return new WorkflowTemplate(
                id,
                !kind.namespaced(),
                Field.entry(object, annotations, "workflows.argoproj.io/title").orElse(""),
                Field.entry(object, annotations, "workflows.argoproj.io/description").orElse(""),
                text(object, "/spec/entrypoint"));
    }

    static CronWorkflow cronWorkflow(ObjectIdentity id, JsonNode object) {
        List<String> active = new ArrayList<>();
        object.at("/status/active").forEach(run -> active.add(text(run, "/name")));
        List<String> schedules = texts(object, "/spec/schedules");
        optional(object, "/spec/schedule").ifPresent(schedules::add);
        return new CronWorkflow(
                id,
                schedules,
                text(object, "/spec/timezone"),
                object.at("/spec/suspend").asBoolean(),
                optional(object, "/spec/workflowSpec/workflowTemplateRef/name"),
                instant(object, "/status/lastScheduledTime"),
                active);
    }

    static ArgoApplication application(ObjectIdentity id, JsonNode object) {
        List<Deployment> history = new ArrayList<>();
        object.at("/status/history")
                .forEach(
                        entry ->
                                history.add(
                                        new Deployment(
                                                text(entry, "/revision"),
                                                instant(entry, "/deployedAt"))));
        List<String> conditions = new ArrayList<>();
        object.at("/status/conditions")
                .forEach(condition -> conditions.add(text(condition, "/message")));
        List<Source> sources = ApplicationParts.sources(object);
        return new ArgoApplication(
                id,
                text(object, "/spec/project"),
                sources.isEmpty() ? "" : sources.getFirst().path(),
                sources,
                text(object, "/spec/source/targetRevision"),
                text(object, "/spec/destination/namespace"),
                optional(object, "/status/sync/status").orElse("Unknown"),
                text(object, "/status/sync/revision"),
                optional(object, "/status/health/status").orElse("Unknown"),
                operation(object.at("/status/operationState")),
                history,
                ApplicationParts.objects(object, true),
                ApplicationParts.objects(object, false),
                conditions,
                instant(object, "/status/reconciledAt"));
    }

    private static Optional<Operation> operation(JsonNode state) {
        return optional(state, "/phase")
                .map(
                        phase ->
                                new Operation(
                                        phase,
                                        text(state, "/message"),
                                        text(state, "/syncResult/revision"),
                                        instant(state, "/startedAt"),
                                        instant(state, "/finishedAt")));
    }

    static ConnectorObject connector(ObjectIdentity id, ObservedKind kind, JsonNode object) {
        JsonNode ready = com.fasterxml.jackson.databind.node.MissingNode.getInstance();
        for (JsonNode condition : object.at("/status/conditions")) {
            if (text(condition, "/type").equals("Ready")) {
                ready = condition;
            }
        }
        return new ConnectorObject(
                id,
                kind.group(),
                kind.kind(),
                optional(ready, "/status").map("True"::equals),
                text(ready, "/reason"),
                text(ready, "/message"),
                instant(ready, "/lastTransitionTime"),
                object.at("/metadata/generation").asLong(),
                object.at("/status/observedGeneration").asLong(),
                object.at("/metadata").hasNonNull("deletionTimestamp"));
    }

    static ClusterNode node(ObjectIdentity id, JsonNode object) {
        boolean ready = false;
        for (JsonNode condition : object.at("/status/conditions")) {
            ready |=
                    text(condition, "/type").equals("Ready")
                            && text(condition, "/status").equals("True");
        }
        String capacity = "/status/capacity";
        return new ClusterNode(
                id,
                label(object, "cloud.google.com/gke-nodepool"),
                label(object, "node.kubernetes.io/instance-type"),
                label(object, "topology.kubernetes.io/zone"),
                label(object, "cloud.google.com/gke-spot").equals("true"),
                ready,
                text(object, capacity + "/cpu"),
                text(object, capacity + "/memory"),
                Field.entry(object, capacity, "nvidia.com/gpu").orElse(""));
    }

    private static String label(JsonNode object, String key) {
        return Field.entry(object, LABELS, key).orElse("");
    }
}
