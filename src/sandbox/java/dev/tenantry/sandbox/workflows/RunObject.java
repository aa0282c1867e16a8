package dev.tenantry.sandbox.workflows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantry.sandbox.world.Step;
import dev.tenantry.sandbox.world.Template;
import io.airlift.compress.zstd.ZstdCompressor;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/** A run as the cluster shows it at some instant: the Workflow object that Argo keeps. */
final class RunObject {

    private static final String PREFIX = "workflows.argoproj.io/";

    private final ObjectMapper json;

    RunObject(ObjectMapper json) {
        this.json = json;
    }

    ObjectNode at(RunPlan plan, Instant now) {
        ObjectNode workflow = json.createObjectNode();
        workflow.put("apiVersion", "argoproj.io/v1alpha1").put("kind", "Workflow");
        boolean over = !now.isBefore(plan.finishedAt());
        RunTree tree = new RunTree(json, plan, now);
        ObjectNode nodes = tree.nodes();
        String phase = over ? (plan.succeeds() ? "Succeeded" : "Failed") : "Running";
        metadata(workflow.putObject("metadata"), plan, phase, over);
        spec(workflow.putObject("spec"), plan);
        status(workflow.putObject("status"), plan, phase, over, tree, nodes);
        return workflow;
    }

    private static void metadata(ObjectNode metadata, RunPlan plan, String phase, boolean over) {
        metadata.put("name", plan.name()).put("namespace", plan.tenant().namespace());
        metadata.put("uid", uid(plan)).put("creationTimestamp", plan.createdAt().toString());
        ObjectNode labels = metadata.putObject("labels");
        labels.put("tenant", plan.tenant().id()).put("job", plan.template().name());
        labels.put(PREFIX + "phase", phase).put(PREFIX + "completed", Boolean.toString(over));
        labels.put(
                PREFIX
                        + (plan.template().isShared()
                                ? "cluster-workflow-template"
                                : "workflow-template"),
                plan.template().name());
        plan.creator()
                .ifPresent(
                        email -> {
                            labels.put(PREFIX + "creator", email.substring(0, email.indexOf('@')));
                            labels.put(PREFIX + "creator-email", email.replace("@", ".at."));
                        });
        plan.cronWorkflow()
                .ifPresent(
                        cron -> {
                            labels.put(PREFIX + "cron-workflow", cron);
                            metadata.putObject("annotations")
                                    .put(PREFIX + "scheduled-time", plan.createdAt().toString());
                        });
    }

    private static void spec(ObjectNode spec, RunPlan plan) {
        ObjectNode reference = spec.putObject("workflowTemplateRef");
        reference.put("name", plan.template().name());
        if (plan.template().isShared()) {
            reference.put("clusterScope", true);
        }
        ArrayNode parameters = spec.putObject("arguments").putArray("parameters");
        for (Template.Parameter parameter : plan.template().parameters()) {
            parameters
                    .addObject()
                    .put("name", parameter.name())
                    .put("value", value(plan, parameter));
        }
    }

    private static String value(RunPlan plan, Template.Parameter parameter) {
        return switch (parameter.name()) {
            case "day" -> plan.createdAt().toString().substring(0, 10);
            case "dataset" -> plan.tenant().datasets().getFirst().id();
            default -> parameter.value();
        };
    }

    private void status(
            ObjectNode status,
            RunPlan plan,
            String phase,
            boolean over,
            RunTree tree,
            ObjectNode nodes) {
        status.put("phase", phase).put("startedAt", plan.createdAt().toString());
        if (over) {
            status.put("finishedAt", plan.finishedAt().toString());
        } else {
            status.putNull("finishedAt");
        }
        status.put("progress", tree.progress());
        status.put("estimatedDuration", estimate(plan));
        ArrayNode conditions = status.putArray("conditions");
        conditions.addObject().put("type", "PodRunning").put("status", over ? "False" : "True");
        if (over) {
            conditions.addObject().put("type", "Completed").put("status", "True");
        }
        status.set("resourcesDuration", tree.resources());
        if (plan.packed()) {
            status.put("compressedNodes", packed(nodes));
        } else {
            status.set("nodes", nodes);
        }
        ObjectNode template = templateSpec(plan.template());
        if (plan.approved()) {
            addApproval(template, plan.template());
        }
        status.set("storedWorkflowTemplateSpec", template);
    }

    /** As Argo packs them when it is set to zstd. */
    private static String packed(ObjectNode nodes) {
        byte[] plain = nodes.toString().getBytes(StandardCharsets.UTF_8);
        ZstdCompressor zstd = new ZstdCompressor();
        byte[] packed = new byte[zstd.maxCompressedLength(plain.length)];
        int length = zstd.compress(plain, 0, plain.length, packed, 0, packed.length);
        return Base64.getEncoder().encodeToString(Arrays.copyOf(packed, length));
    }

    /** A step that somebody has to resume, between the first steps and the others. */
    private static void addApproval(ObjectNode spec, Template template) {
        List<String> first =
                template.steps().stream()
                        .filter(step -> step.after().isEmpty())
                        .map(Step::name)
                        .toList();
        ArrayNode tasks = (ArrayNode) spec.at("/templates/0/dag/tasks");
        for (JsonNode task : tasks) {
            String depends = task.path("depends").asText();
            if (!depends.isEmpty()) {
                ((ObjectNode) task).put("depends", depends + " && approve");
            }
        }
        tasks.addObject()
                .put("name", "approve")
                .put("template", "approve")
                .put("depends", String.join(" && ", first));
        ((ArrayNode) spec.path("templates"))
                .addObject()
                .put("name", "approve")
                .putObject("suspend");
    }

    private static long estimate(RunPlan plan) {
        return plan.template().steps().stream().mapToLong(Step::usualSeconds).sum();
    }

    /** The spec that Argo copies from the template when a run begins. */
    private ObjectNode templateSpec(Template template) {
        ObjectNode spec = json.createObjectNode();
        spec.put("entrypoint", "main").put("serviceAccountName", template.runsAs());
        spec.put("activeDeadlineSeconds", 21_600);
        ArrayNode parameters = spec.putObject("arguments").putArray("parameters");
        for (Template.Parameter parameter : template.parameters()) {
            parameters.addObject().put("name", parameter.name()).put("value", parameter.value());
        }
        ArrayNode templates = spec.putArray("templates");
        ObjectNode main = templates.addObject().put("name", "main");
        ArrayNode tasks = main.putObject("dag").putArray("tasks");
        for (Step step : template.steps()) {
            ObjectNode task = tasks.addObject().put("name", step.name());
            task.put("template", step.name());
            if (!step.after().isEmpty()) {
                task.put("depends", String.join(" && ", step.after()));
            }
            template(templates.addObject(), step);
        }
        return spec;
    }

    private static void template(ObjectNode template, Step step) {
        template.put("name", step.name());
        template.putObject("nodeSelector").put("pool", step.pool());
        ObjectNode retry = template.putObject("retryStrategy");
        retry.put("limit", step.gpus() > 0 ? "3" : "2");
        retry.put("retryPolicy", step.gpus() > 0 ? "Always" : "OnError");
        ObjectNode container = template.putObject("container").put("image", step.image());
        container.putArray("args").add(step.name());
        ObjectNode resources = container.putObject("resources");
        ObjectNode requests = resources.putObject("requests");
        requests.put("cpu", Integer.toString(step.cpus())).put("memory", step.memoryGib() + "Gi");
        ObjectNode limits = resources.putObject("limits").put("memory", step.memoryGib() + "Gi");
        if (step.gpus() > 0) {
            requests.put("nvidia.com/gpu", Integer.toString(step.gpus()));
            limits.put("nvidia.com/gpu", Integer.toString(step.gpus()));
        }
    }

    static String uid(RunPlan plan) {
        String seed = plan.tenant().id() + "/" + plan.name() + "@" + plan.createdAt();
        return UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
