package dev.tenantry.sources.kubernetes;

import static dev.tenantry.sources.kubernetes.Field.instant;
import static dev.tenantry.sources.kubernetes.Field.numbers;
import static dev.tenantry.sources.kubernetes.Field.optional;
import static dev.tenantry.sources.kubernetes.Field.text;
import static dev.tenantry.sources.kubernetes.Field.texts;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantry.sources.kubernetes.WorkflowRun.PlannedTask;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads an Argo Workflow (argoproj.io/v1alpha1, Argo Workflows 3.x and 4.x). */
final class ReadWorkflow {

    private static final String LABELS = "/metadata/labels";
    private static final String PREFIX = "workflows.argoproj.io/";

    private final JsonNode workflow;
    private final Map<String, Requested> requested = new HashMap<>();
    private final Map<String, JsonNode> templates = new HashMap<>();

    private ReadWorkflow(JsonNode workflow) {
        this.workflow = workflow;
        JsonNode stored = workflow.at("/status/storedWorkflowTemplateSpec");
        readTemplates(stored);
        readTemplates(workflow.path("spec"));
    }

    static WorkflowRun of(ObjectIdentity id, JsonNode workflow, String manifest) {
        return new ReadWorkflow(workflow).read(id, manifest);
    }

    private WorkflowRun read(ObjectIdentity id, String manifest) {
        boolean elsewhere = workflow.at("/status").hasNonNull("offloadNodeStatusVersion");
        return new WorkflowRun(
                id,
                template(),
                workflow.at("/spec/workflowTemplateRef/clusterScope").asBoolean(),
                label("cron-workflow"),
                label("creator-email").map(address -> address.replace(".at.", "@")),
                optional(workflow, "/status/phase").orElse("Pending"),
                instant(workflow, "/status/startedAt"),
                instant(workflow, "/status/finishedAt"),
                text(workflow, "/status/message"),
                text(workflow, "/status/progress"),
                numbers(workflow, "/status/resourcesDuration"),
                parameters(),
                planned(),
                nodes(),
                elsewhere,
                manifest);
    }

    private Optional<String> template() {
        return optional(workflow, "/spec/workflowTemplateRef/name")
                .or(() -> label("workflow-template"))
                .or(() -> label("cluster-workflow-template"));
    }

    private Optional<String> label(String name) {
        return Field.entry(workflow, LABELS, PREFIX + name);
    }

    /** The defaults of the template, with what this run was given over them. */
    private Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String where :
                List.of("/status/storedWorkflowTemplateSpec/arguments", "/spec/arguments")) {
            for (JsonNode parameter : workflow.at(where + "/parameters")) {
                parameters.put(text(parameter, "/name"), text(parameter, "/value"));
            }
        }
        return parameters;
    }

    private void readTemplates(JsonNode spec) {
        String pool = text(spec, "/nodeSelector/pool");
        for (JsonNode template : spec.path("templates")) {
            String name = text(template, "/name");
            templates.put(name, template);
            requested.put(name, requested(template, pool));
        }
    }

    private static Requested requested(JsonNode template, String poolOfAll) {
        JsonNode container =
                template.has("script") ? template.path("script") : template.path("container");
        JsonNode requests = container.at("/resources/requests");
        JsonNode limits = container.at("/resources/limits");
        String pool =
                optional(template, "/nodeSelector/pool")
                        .or(
                                () ->
                                        Field.entry(
                                                template,
                                                "/nodeSelector",
                                                "cloud.google.com/gke-nodepool"))
                        .orElse(poolOfAll);
        return new Requested(
                first(requests, limits, "cpu"),
                first(requests, limits, "memory"),
                first(requests, limits, "nvidia.com/gpu"),
                pool,
                text(container, "/image"));
    }

    private static String first(JsonNode requests, JsonNode limits, String resource) {
        String request = requests.path(resource).asText("");
        return request.isEmpty() ? limits.path(resource).asText("") : request;
    }

    private List<PlannedTask> planned() {
        String entry =
                optional(workflow, "/spec/entrypoint")
                        .orElse(text(workflow, "/status/storedWorkflowTemplateSpec/entrypoint"));
        List<PlannedTask> planned = new ArrayList<>();
        JsonNode template = templates.get(entry);
        if (template != null) {
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
        }
        return planned;
    }

    private PlannedTask task(JsonNode task, List<String> after) {
        String template = text(task, "/template");
        return new PlannedTask(
                text(task, "/name"), after, requested.getOrDefault(template, Requested.NOTHING));
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

    private List<WorkflowNode> nodes() {
        JsonNode tree = workflow.at("/status/nodes");
        if (tree.isEmpty()) {
            tree = CompressedNodes.unpack(text(workflow, "/status/compressedNodes"));
        }
        List<WorkflowNode> nodes = new ArrayList<>();
        tree.forEach(node -> nodes.add(node(node)));
        return nodes;
    }

    private WorkflowNode node(JsonNode node) {
        String template = text(node, "/templateName");
        return new WorkflowNode(
                text(node, "/id"),
                text(node, "/displayName"),
                text(node, "/type"),
                template,
                text(node, "/phase"),
                text(node, "/boundaryID"),
                texts(node, "/children"),
                instant(node, "/startedAt"),
                instant(node, "/finishedAt"),
                text(node, "/message"),
                numbers(node, "/resourcesDuration"),
                text(node, "/hostNodeName"),
                requested.getOrDefault(template, Requested.NOTHING));
    }
}
