package dev.tenantry.sandbox.workflows;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantry.sandbox.workflows.PlannedStep.Attempt;
import dev.tenantry.sandbox.world.Step;
import java.time.Instant;
import java.util.Locale;

/** The tree of nodes in a run's status: a DAG, a Retry node for each step, a Pod each attempt. */
final class RunTree {

    private final ObjectMapper json;
    private final RunPlan plan;
    private final Instant now;
    private long cpu;
    private long memory;
    private long gpu;
    private int pods;
    private int done;

    RunTree(ObjectMapper json, RunPlan plan, Instant now) {
        this.json = json;
        this.plan = plan;
        this.now = now;
    }

    ObjectNode nodes() {
        ObjectNode nodes = json.createObjectNode();
        ObjectNode root = node(nodes, plan.name(), plan.name(), "DAG", "main");
        root.remove("boundaryID");
        boolean over = !now.isBefore(plan.finishedAt());
        phase(root, over ? (plan.succeeds() ? "Succeeded" : "Failed") : "Running");
        root.put("startedAt", plan.createdAt().toString());
        if (over) {
            root.put("finishedAt", plan.finishedAt().toString());
        }
        ArrayNode children = root.putArray("children");
        for (PlannedStep step : plan.steps()) {
            if (!now.isBefore(at(step.reached()))) {
                children.add(id(plan.name() + "." + step.step().name()));
                step(nodes, step);
            }
        }
        if (plan.approved() && !now.isBefore(plan.askedAt())) {
            children.add(id(plan.name() + ".approve"));
            approval(nodes);
        }
        root.put("progress", progress());
        root.set("resourcesDuration", resources());
        return nodes;
    }

    private void approval(ObjectNode nodes) {
        ObjectNode gate = node(nodes, plan.name() + ".approve", "approve", "Suspend", "approve");
        Instant resumed = plan.askedAt().plus(RunPlan.HELD);
        phase(gate, now.isBefore(resumed) ? "Running" : "Succeeded");
        gate.put("startedAt", plan.askedAt().toString());
        if (!now.isBefore(resumed)) {
            gate.put("finishedAt", resumed.toString());
        }
    }

    String progress() {
        return done + "/" + pods;
    }

    ObjectNode resources() {
        ObjectNode resources = json.createObjectNode();
        resources.put("cpu", cpu).put("memory", memory);
        if (gpu > 0) {
            resources.put("nvidia.com/gpu", gpu);
        }
        return resources;
    }

    private void step(ObjectNode nodes, PlannedStep planned) {
        String name = plan.name() + "." + planned.step().name();
        if (planned.attempts().isEmpty()) {
            ObjectNode omitted =
                    node(nodes, name, planned.step().name(), "Skipped", planned.step().name());
            phase(omitted, "Omitted");
            omitted.put("message", "omitted: depends condition not met");
            omitted.put("startedAt", at(planned.reached()).toString());
            omitted.put("finishedAt", at(planned.reached()).toString());
            return;
        }
        ObjectNode retry = node(nodes, name, planned.step().name(), "Retry", planned.step().name());
        retry.put("startedAt", at(planned.reached()).toString());
        ArrayNode children = retry.putArray("children");
        for (int i = 0; i < planned.attempts().size(); i++) {
            Attempt attempt = planned.attempts().get(i);
            if (!now.isBefore(at(attempt.from()))) {
                children.add(id(name + "(" + i + ")"));
                pod(nodes, planned.step(), attempt, name, i);
            }
        }
        boolean over = !now.isBefore(at(planned.end()));
        phase(retry, over ? (planned.succeeds() ? "Succeeded" : "Failed") : "Running");
        if (over) {
            retry.put("finishedAt", at(planned.end()).toString());
            if (!planned.succeeds() && planned.attempts().size() > 1) {
                retry.put("message", "No more retries left");
            }
        }
    }

    private void pod(ObjectNode nodes, Step step, Attempt attempt, String name, int number) {
        String display = step.name() + "(" + number + ")";
        ObjectNode pod = node(nodes, name + "(" + number + ")", display, "Pod", step.name());
        pod.put("startedAt", at(attempt.from()).toString());
        boolean over = !now.isBefore(at(attempt.to()));
        boolean runs = !now.isBefore(at(attempt.running()));
        pods++;
        if (over) {
            phase(pod, attempt.trouble().isPresent() ? "Failed" : "Succeeded");
            pod.put("finishedAt", at(attempt.to()).toString());
            attempt.trouble()
                    .ifPresent(t -> pod.put("message", t.message(step, plan.tenant().project())));
            outcome(pod, step, attempt);
        } else {
            phase(
                    pod,
                    runs && attempt.trouble().orElse(null) != Trouble.IMAGE
                            ? "Running"
                            : "Pending");
            if (pod.path("phase").asText().equals("Pending")) {
                pod.put("message", waiting(step, attempt));
            }
        }
        if (runs || over) {
            pod.put("hostNodeName", Nodes.host(step.pool(), name.hashCode() + number));
        }
        pod.put("progress", over && attempt.trouble().isEmpty() ? "1/1" : "0/1");
    }

    private void outcome(ObjectNode pod, Step step, Attempt attempt) {
        long seconds = Math.max(1, attempt.to() - attempt.running());
        long cores = step.cpus() * seconds + seconds / 10;
        long hundredMib = Math.round(step.memoryGib() * 10.24 * seconds) + seconds;
        ObjectNode used = pod.putObject("resourcesDuration");
        used.put("cpu", cores).put("memory", hundredMib);
        if (step.gpus() > 0) {
            used.put("nvidia.com/gpu", step.gpus() * seconds);
            gpu += step.gpus() * seconds;
        }
        cpu += cores;
        memory += hundredMib;
        String exit = attempt.trouble().map(Trouble::exitCode).orElse("0");
        if (!exit.isEmpty()) {
            pod.putObject("outputs").put("exitCode", exit);
        }
        if (attempt.trouble().isEmpty()) {
            done++;
        }
    }

    private String waiting(Step step, Attempt attempt) {
        if (attempt.trouble().orElse(null) == Trouble.IMAGE) {
            return Trouble.IMAGE.message(step, plan.tenant().project());
        }
        String what = step.gpus() > 0 ? "nvidia.com/gpu" : "cpu";
        return "Unschedulable: 0/10 nodes are available: 10 Insufficient " + what + ".";
    }

    private ObjectNode node(
            ObjectNode nodes, String name, String display, String type, String template) {
        String id = id(name);
        ObjectNode node = nodes.putObject(id);
        node.put("id", id).put("name", name).put("displayName", display).put("type", type);
        node.put("templateName", template).put("templateScope", "local/" + plan.name());
        node.put("boundaryID", plan.name());
        return node;
    }

    private static void phase(ObjectNode node, String phase) {
        node.put("phase", phase);
    }

    private Instant at(long seconds) {
        return plan.createdAt().plusSeconds(seconds);
    }

    /** As Argo makes ids: the run's name and FNV-1a of the node's name. */
    private String id(String name) {
        if (name.equals(plan.name())) {
            return name;
        }
        int hash = 0x811c9dc5;
        for (byte letter : name.getBytes(java.nio.charset.StandardCharsets.UTF_8)) {
            hash = (hash ^ (letter & 0xff)) * 0x01000193;
        }
        return String.format(Locale.ROOT, "%s-%d", plan.name(), Integer.toUnsignedLong(hash));
    }
}
