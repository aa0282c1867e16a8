package dev.tenantry.runs;

import dev.tenantry.runs.Step.Asked;
import dev.tenantry.sources.kubernetes.NodesRead;
import dev.tenantry.sources.kubernetes.Requested;
import dev.tenantry.sources.kubernetes.WorkflowNode;
import dev.tenantry.sources.kubernetes.WorkflowRun;
import dev.tenantry.sources.kubernetes.WorkflowRun.PlannedTask;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
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

    private static final Set<String> NOT_TO_DO = Set.of("Skipped", "Omitted", Step.UNKNOWN);
    private static final Comparator<WorkflowNode> BY_START =
            Comparator.comparing((WorkflowNode n) -> n.startedAt().orElse(Instant.MAX))
                    .thenComparing(WorkflowNode::displayName);

    private final WorkflowRun run;
    private final TreeProjection tree;
    private final Map<String, List<String>> after = new LinkedHashMap<>();
    private final Map<String, List<WorkflowNode>> inside = new HashMap<>();
    private final List<Step> steps = new ArrayList<>();
    private Progress progress = new Progress(0, 0);

    private StepProjection(WorkflowRun run, TreeProjection tree) {
        this.run = run;
        this.tree = tree;
        run.planned().forEach(task -> after.put(task.name(), task.after()));
        for (WorkflowNode node : tree.all()) {
            inside.computeIfAbsent(node.boundary(), id -> new ArrayList<>()).add(node);
        }
    }

    /**
     * The lines of a run.
     *
     * @param leftOut how many of a very long run are not kept; never one that failed
     */
    record Steps(List<Step> lines, int leftOut, Progress progress) {}

    static Steps of(WorkflowRun run, TreeProjection tree) {
        StepProjection projection = new StepProjection(run, tree);
        for (WorkflowNode root : projection.inside.getOrDefault("", List.of())) {
            projection.root(root);
        }
        projection.planned();
        List<Step> kept = Step.most(projection.steps, Step.MOST_KEPT);
        return new Steps(kept, projection.steps.size() - kept.size(), projection.progress());
    }

    /** Our own count where there is something to count, else Argo's. */
    private Progress progress() {
        return progress.total() > 0 ? progress : Progress.of(run.progress());
    }

    /** The root of a tree is the run itself, unless the run is one pod. */
    private void root(WorkflowNode root) {
        if (!TreeProjection.holds(root) && !TreeProjection.brackets(root)) {
            add(root, 1);
        }
        inside(root, 1);
    }

    private void inside(WorkflowNode container, int depth) {
        inside.getOrDefault(container.id(), List.of()).stream()
                .filter(node -> !TreeProjection.brackets(node))
                .sorted(BY_START)
                .forEach(
                        node -> {
                            add(node, depth);
                            if (TreeProjection.holds(node) && depth < TreeProjection.DEEPEST) {
                                inside(node, depth + 1);
                            }
                        });
    }

    private void add(WorkflowNode node, int depth) {
        steps.add(step(node, depth, after, tree));
        if (!TreeProjection.holds(node) && !tree.hooked(node) && !tree.replaced(node)) {
            count(node.phase());
        }
    }

    private void count(String phase) {
        if (!NOT_TO_DO.contains(phase)) {
            progress = progress.and(phase.equals("Succeeded"));
        }
    }

    /** A node as a line of its own. */
    static Step step(WorkflowNode node, TreeProjection tree) {
        return step(node, 1, Map.of(), tree);
    }

    private static Step step(
            WorkflowNode node, int depth, Map<String, List<String>> after, TreeProjection tree) {
        String name = tree.unit(node).displayName();
        return new Step(
                name,
                node.type(),
                node.phase(),
                depth,
                node.startedAt(),
                node.finishedAt(),
                node.message(),
                tree.attempt(node),
                tree.attempts(node),
                node.host(),
                after.getOrDefault(TreeProjection.task(name), List.of()),
                asked(node.requested()));
    }

    private void planned() {
        Set<String> started = new HashSet<>();
        for (WorkflowNode root : inside.getOrDefault("", List.of())) {
            started.add(TreeProjection.task(root.displayName()));
            inside.getOrDefault(root.id(), List.of())
                    .forEach(node -> started.add(TreeProjection.task(node.displayName())));
        }
        String phase = ofPlanned();
        for (PlannedTask task : run.planned()) {
            if (!started.contains(task.name())) {
                steps.add(
                        new Step(
                                task.name(),
                                Step.PLANNED,
                                phase,
                                1,
                                Optional.empty(),
                                Optional.empty(),
                                "",
                                0,
                                0,
                                "",
                                task.after(),
                                asked(task.requested())));
                count(phase);
            }
        }
    }

    /** What is to be said of a task of which no node is there. */
    private String ofPlanned() {
        if (run.nodesRead() != NodesRead.READ) {
            return Step.UNKNOWN;
        }
        return run.finishedAt().isPresent() ? "Omitted" : "Waiting";
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
