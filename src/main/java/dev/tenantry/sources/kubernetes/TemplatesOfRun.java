package dev.tenantry.sources.kubernetes;

import static dev.tenantry.sources.kubernetes.Field.optional;
import static dev.tenantry.sources.kubernetes.Field.text;
import static dev.tenantry.sources.kubernetes.Field.texts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.tenantry.sources.kubernetes.WorkflowRun.PlannedTask;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The templates that a workflow carries with it: its own, those of the workflow template that it
 * was made from, and those that their tasks name ({@code status.storedTemplates}).
 */
final class TemplatesOfRun {

    /** Templates inside tasks inside templates: deeper than this nobody nests them. */
    private static final int DEEPEST = 20;

    private static final String STORED = "/status/storedWorkflowTemplateSpec";

    private final JsonNode workflow;
    private final JsonNode tree;
    private final Map<String, JsonNode> templates = new HashMap<>();
    private final IdentityHashMap<JsonNode, String> pools = new IdentityHashMap<>();
    private final IdentityHashMap<JsonNode, Requested> asked = new IdentityHashMap<>();

    /**
     * @param tree the nodes of the run, by id
     */
    TemplatesOfRun(JsonNode workflow, JsonNode tree) {
        this.workflow = workflow;
        this.tree = tree;
        keep(workflow.at(STORED));
        keep(workflow.path("spec"));
    }

    private void keep(JsonNode spec) {
        for (JsonNode template : spec.path("templates")) {
            templates.put(text(template, "/name"), template);
            pools.put(template, text(spec, "/nodeSelector/pool"));
        }
    }

    /** The tasks of the entry template, in its order. */
    List<PlannedTask> planned() {
        return tasks(entry());
    }

    private JsonNode entry() {
        return local(
                optional(workflow, "/spec/entrypoint")
                        .orElse(text(workflow, STORED + "/entrypoint")));
    }

    /** The template that a node of the tree was made from; missing when it is not carried along. */
    JsonNode of(JsonNode node) {
        return of(node, 0);
    }

    private JsonNode of(JsonNode node, int depth) {
        String name = text(node, "/templateName");
        JsonNode reference = node.path("templateRef");
        if (!reference.isMissingNode()) {
            return stored(scope(reference), text(reference, "/template"));
        }
        if (name.isEmpty()) {
            return inline(node, depth + 1);
        }
        JsonNode stored = stored(text(node, "/templateScope"), name);
        return stored.isMissingNode() ? local(name) : stored;
    }

    private static String scope(JsonNode reference) {
        String kind = reference.path("clusterScope").asBoolean() ? "cluster" : "namespaced";
        return kind + "/" + text(reference, "/name");
    }

    private JsonNode stored(String scope, String name) {
        return workflow.at("/status/storedTemplates").path(scope + "/" + name);
    }

    private JsonNode local(String name) {
        return templates.getOrDefault(name, MissingNode.getInstance());
    }

    /** A task may have its template in itself; what is in no other is the run. */
    private JsonNode inline(JsonNode node, int depth) {
        if (text(node, "/boundaryID").isEmpty()) {
            return entry();
        }
        JsonNode container = tree.path(text(node, "/boundaryID"));
        if (container.isMissingNode() || depth > DEEPEST) {
            return MissingNode.getInstance();
        }
        String task = text(node, "/displayName").replaceFirst("\\(.*", "");
        JsonNode template = of(container, depth);
        for (JsonNode candidate : tasksOf(template)) {
            if (text(candidate, "/name").equals(task)) {
                return candidate.path("inline");
            }
        }
        return MissingNode.getInstance();
    }

    List<PlannedTask> tasks(JsonNode template) {
        List<PlannedTask> planned = new ArrayList<>();
        template.at("/dag/tasks").forEach(task -> planned.add(task(task, after(task))));
        List<String> before = List.of();
        for (JsonNode group : template.path("steps")) {
            List<String> names = new ArrayList<>();
            for (JsonNode step : group) {
                planned.add(task(step, before));
                names.add(text(step, "/name"));
            }
            before = names;
        }
        return planned;
    }

    private static List<JsonNode> tasksOf(JsonNode template) {
        List<JsonNode> tasks = new ArrayList<>();
        template.at("/dag/tasks").forEach(tasks::add);
        template.path("steps").forEach(group -> group.forEach(tasks::add));
        return tasks;
    }

    private PlannedTask task(JsonNode task, List<String> after) {
        JsonNode template = local(text(task, "/template"));
        return new PlannedTask(
                text(task, "/name"),
                after,
                requested(task.has("inline") ? task.path("inline") : template),
                task.at("/continueOn/failed").asBoolean(),
                task.at("/continueOn/error").asBoolean());
    }

    /** {@code dependencies: [a, b]}, or the names in {@code depends: a.Succeeded && b}. */
    private static List<String> after(JsonNode task) {
        List<String> after = texts(task, "/dependencies");
        for (String word : text(task, "/depends").split("[^A-Za-z0-9_.-]+", -1)) {
            int outcome = word.indexOf('.');
            String name = outcome < 0 ? word : word.substring(0, outcome);
            if (!name.isEmpty() && !after.contains(name)) {
                after.add(name);
            }
        }
        return after;
    }

    /** What a step made from that template asks for. */
    Requested requested(JsonNode template) {
        return template.isMissingNode()
                ? Requested.NOTHING
                : asked.computeIfAbsent(template, this::read);
    }

    private Requested read(JsonNode template) {
        JsonNode container =
                template.has("script") ? template.path("script") : template.path("container");
        JsonNode requests = container.at("/resources/requests");
        JsonNode limits = container.at("/resources/limits");
        String pool =
                optional(template, "/nodeSelector/pool")
                        .or(() -> pool(template))
                        .orElse(pools.getOrDefault(template, ""));
        return new Requested(
                first(requests, limits, "cpu"),
                first(requests, limits, "memory"),
                first(requests, limits, "nvidia.com/gpu"),
                pool,
                text(container, "/image"));
    }

    private static Optional<String> pool(JsonNode template) {
        return Field.entry(template, "/nodeSelector", "cloud.google.com/gke-nodepool");
    }

    private static String first(JsonNode requests, JsonNode limits, String resource) {
        String request = requests.path(resource).asText("");
        return request.isEmpty() ? limits.path(resource).asText("") : request;
    }
}
