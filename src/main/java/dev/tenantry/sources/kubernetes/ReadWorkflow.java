package dev.tenantry.sources.kubernetes;

import static dev.tenantry.sources.kubernetes.Field.instant;
import static dev.tenantry.sources.kubernetes.Field.numbers;
import static dev.tenantry.sources.kubernetes.Field.optional;
import static dev.tenantry.sources.kubernetes.Field.text;
import static dev.tenantry.sources.kubernetes.Field.texts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads an Argo Workflow (argoproj.io/v1alpha1, Argo Workflows 3.x and 4.x). */
final class ReadWorkflow {

    private static final String LABELS = "/metadata/labels";
    private static final String PACKED = "/status/compressedNodes";
    private static final String PREFIX = "workflows.argoproj.io/";

    private final JsonNode workflow;
    private final JsonNode tree;
    private final TemplatesOfRun templates;

    private ReadWorkflow(JsonNode workflow) {
        this.workflow = workflow;
        this.tree = tree(workflow);
        this.templates = new TemplatesOfRun(workflow, tree);
    }

    static WorkflowRun of(ObjectIdentity id, JsonNode workflow, String manifest) {
        return new ReadWorkflow(workflow).read(id, manifest);
    }

    private WorkflowRun read(ObjectIdentity id, String manifest) {
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
                templates.planned(),
                nodes(),
                nodesRead(),
                workflow.at("/spec/suspend").asBoolean(),
                !text(workflow, "/spec/shutdown").isEmpty(),
                longest(),
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

    private Optional<Duration> longest() {
        String field = "/activeDeadlineSeconds";
        return optional(workflow, "/spec" + field)
                .or(() -> optional(workflow, "/status/storedWorkflowTemplateSpec" + field))
                .filter(seconds -> seconds.matches("[1-9]\\d{0,8}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)));
    }

    private static JsonNode tree(JsonNode workflow) {
        JsonNode tree = workflow.at("/status/nodes");
        String packed = text(workflow, PACKED);
        return tree.isEmpty() && !packed.isEmpty()
                ? CompressedNodes.unpack(packed).orElse(MissingNode.getInstance())
                : tree;
    }

    private NodesRead nodesRead() {
        if (!tree.isEmpty()) {
            return NodesRead.READ;
        }
        if (workflow.at("/status").hasNonNull("offloadNodeStatusVersion")) {
            return NodesRead.ELSEWHERE;
        }
        boolean packed = tree.isMissingNode() && !text(workflow, PACKED).isEmpty();
        return packed ? NodesRead.PACKED : NodesRead.READ;
    }

    private List<WorkflowNode> nodes() {
        List<WorkflowNode> nodes = new ArrayList<>();
        tree.forEach(node -> nodes.add(node(node)));
        return nodes;
    }

    private WorkflowNode node(JsonNode node) {
        JsonNode template = templates.of(node);
        String type = text(node, "/type");
        boolean holds = type.equals("DAG") || type.equals("Steps");
        return new WorkflowNode(
                text(node, "/id"),
                text(node, "/displayName"),
                type,
                text(node, "/templateName"),
                text(node, "/phase"),
                text(node, "/boundaryID"),
                texts(node, "/children"),
                instant(node, "/startedAt"),
                instant(node, "/finishedAt"),
                text(node, "/message"),
                numbers(node, "/resourcesDuration"),
                text(node, "/hostNodeName"),
                templates.requested(template),
                hooked(node),
                template.at("/suspend").hasNonNull("duration"),
                holds ? templates.tasks(template) : List.of());
    }

    /** Argo flags them since 3.5; before that only their names say it, which no step can have. */
    private static boolean hooked(JsonNode node) {
        String name = text(node, "/displayName");
        return node.at("/nodeFlag/hooked").asBoolean()
                || name.endsWith(".onExit")
                || name.contains(".hooks.");
    }
}
