package dev.tenantry.runs;

import dev.tenantry.runs.Step.Asked;
import dev.tenantry.sources.kubernetes.Requested;
import dev.tenantry.sources.kubernetes.WorkflowNode;
import dev.tenantry.sources.kubernetes.WorkflowRun;
import dev.tenantry.sources.kubernetes.WorkflowRun.PlannedTask;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Lays the tree of a run's nodes out as the lines of its timeline: steps in the order in which they
 * started, attempts one below the other, what has not started last.
 */
final class StepProjection {

    /** A run with more steps than this keeps the first ones. */
    static final int MOST = 1_000;

    private static final Set<String> INVISIBLE = Set.of("StepGroup", "TaskGroup", "Retry");
    private static final Comparator<WorkflowNode> BY_START =
            Comparator.comparing((WorkflowNode n) -> n.startedAt().orElse(Instant.MAX))
                    .thenComparing(WorkflowNode::displayName);

    private final Map<String, WorkflowNode> nodes = new LinkedHashMap<>();
    private final Map<String, WorkflowNode> retryOf = new LinkedHashMap<>();
    private final Map<String, List<String>> after = new LinkedHashMap<>();
    private final List<Step> steps = new ArrayList<>();

    private StepProjection(WorkflowRun run) {
        run.planned().forEach(task -> after.put(task.name(), task.after()));
        run.nodes().forEach(node -> nodes.put(node.id(), node));
        for (WorkflowNode node : run.nodes()) {
            if (node.type().equals("Retry")) {
                node.children().forEach(child -> retryOf.put(child, node));
            }
        }
    }

    static List<Step> of(WorkflowRun run) {
        StepProjection projection = new StepProjection(run);
        for (WorkflowNode root : run.nodes()) {
            if (root.boundary().isEmpty()) {
                projection.root(root);
            }
        }
        projection.planned(run);
        return projection.steps.size() > MOST
                ? List.copyOf(projection.steps.subList(0, MOST))
                : List.copyOf(projection.steps);
    }

    /** The root of a tree is the run itself, unless the run is one pod. */
    private void root(WorkflowNode root) {
        boolean tree = root.type().equals("DAG") || root.type().equals("Steps");
        if (!tree && !INVISIBLE.contains(root.type())) {
            step(root, 1);
        }
        inside(root, 1);
    }

    private void inside(WorkflowNode container, int depth) {
        nodes.values().stream()
                .filter(node -> node.boundary().equals(container.id()))
                .filter(node -> !INVISIBLE.contains(node.type()))
                .sorted(BY_START)
                .forEach(
                        node -> {
                            step(node, depth);
                            if (node.type().equals("DAG") || node.type().equals("Steps")) {
                                inside(node, depth + 1);
                            }
                        });
    }

    private void step(WorkflowNode node, int depth) {
        Optional<WorkflowNode> retry = Optional.ofNullable(retryOf.get(node.id()));
        int attempts = retry.map(r -> r.children().size()).orElse(0);
        int attempt = retry.map(r -> r.children().indexOf(node.id()) + 1).orElse(0);
        steps.add(
                new Step(
                        retry.orElse(node).displayName(),
                        node.type(),
                        node.phase(),
                        depth,
                        node.startedAt(),
                        node.finishedAt(),
                        node.message(),
                        attempt,
                        attempts,
                        node.host(),
                        after.getOrDefault(task(retry.orElse(node).displayName()), List.of()),
                        asked(node.requested())));
    }

    private void planned(WorkflowRun run) {
        Set<String> started = new HashSet<>();
        for (WorkflowNode node : run.nodes()) {
            started.add(task(node.displayName()));
        }
        boolean over = run.finishedAt().isPresent();
        for (PlannedTask task : run.planned()) {
            if (!started.contains(task.name())) {
                steps.add(
                        new Step(
                                task.name(),
                                Step.PLANNED,
                                over ? "Omitted" : "Waiting",
                                1,
                                Optional.empty(),
                                Optional.empty(),
                                "",
                                0,
                                0,
                                "",
                                task.after(),
                                asked(task.requested())));
            }
        }
    }

    /** The task that a node belongs to: fan-outs and attempts add a number in brackets. */
    private static String task(String name) {
        int item = name.indexOf('(');
        return item < 0 ? name : name.substring(0, item);
    }

    private static Asked asked(Requested requested) {
        return new Asked(
                requested.cpu(),
                requested.memory(),
                requested.gpus(),
                requested.pool(),
                requested.image());
    }
}
