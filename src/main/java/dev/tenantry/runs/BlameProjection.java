package dev.tenantry.runs;

import dev.tenantry.sources.kubernetes.WorkflowNode;
import dev.tenantry.sources.kubernetes.WorkflowRun.PlannedTask;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the step because of which a run failed. As Argo reckons: a failure that a task is allowed
 * ({@code continueOn}), or after which the steps that wait for it went on ({@code depends:
 * probe.Failed}), fails nothing; of what is tried again only the last attempt does.
 */
final class BlameProjection {

    private static final int DEEPEST = 100;
    private static final Set<String> COMPLETED = Set.of("Succeeded", "Failed", "Error");
    private static final Comparator<WorkflowNode> BY_END =
            Comparator.comparing((WorkflowNode n) -> n.finishedAt().orElse(Instant.MAX));

    private final TreeProjection tree;
    private final Map<String, Map<String, String>> phases = new HashMap<>();
    private final Map<String, Boolean> bracketFailed = new HashMap<>();

    private BlameProjection(TreeProjection tree) {
        this.tree = tree;
        for (WorkflowNode node : tree.all()) {
            if (!node.displayName().contains("(") && !node.hooked()) {
                phases.computeIfAbsent(node.boundary(), id -> new HashMap<>())
                        .put(node.displayName(), node.phase());
            }
            if (TreeProjection.brackets(node)) {
                boolean failed = TreeProjection.failed(node);
                node.children()
                        .forEach(child -> bracketFailed.merge(child, failed, (a, b) -> a && b));
            }
        }
    }

    /** The step to blame: a hook only when no step is. */
    static Optional<WorkflowNode> culprit(TreeProjection tree) {
        BlameProjection blame = new BlameProjection(tree);
        List<WorkflowNode> failed =
                tree.all().stream()
                        .filter(TreeProjection::failed)
                        .filter(
                                node ->
                                        !TreeProjection.holds(node)
                                                && !TreeProjection.brackets(node))
                        .filter(node -> !tree.replaced(node))
                        .sorted(BY_END)
                        .toList();
        return failed.stream()
                .filter(node -> !tree.hooked(node))
                .filter(node -> blame.failsTheRun(node))
                .findFirst()
                .or(() -> failed.stream().filter(tree::hooked).findFirst());
    }

    private boolean failsTheRun(WorkflowNode node) {
        Optional<WorkflowNode> at = Optional.of(node);
        for (int depth = 0; at.isPresent() && depth < DEEPEST; depth++) {
            WorkflowNode unit = tree.unit(at.orElseThrow());
            Optional<WorkflowNode> holder = tree.holder(unit);
            if (!TreeProjection.failed(unit) || !bracketFailed.getOrDefault(unit.id(), true)) {
                return false;
            }
            if (holder.isPresent() && isAllowed(unit, holder.orElseThrow())) {
                return false;
            }
            at = holder;
        }
        return true;
    }

    private boolean isAllowed(WorkflowNode unit, WorkflowNode holder) {
        String name = TreeProjection.task(unit.displayName());
        boolean allowed =
                holder.tasks().stream()
                        .filter(task -> task.name().equals(name))
                        .anyMatch(task -> allows(task, unit.phase()));
        return allowed || (holder.type().equals("DAG") && !reachesTheEnd(name, holder));
    }

    private static boolean allows(PlannedTask task, String phase) {
        return phase.equals("Failed") ? task.mayFail() : task.mayErr();
    }

    /**
     * A failure goes down to the last tasks of a DAG through what was skipped, omitted or never
     * begun, and ends where a task that waits for it ran after all.
     */
    private boolean reachesTheEnd(String task, WorkflowNode dag) {
        return reachesTheEnd(task, dag, new HashSet<>());
    }

    private boolean reachesTheEnd(String task, WorkflowNode dag, Set<String> seen) {
        Map<String, String> known = phases.getOrDefault(dag.id(), Map.of());
        List<String> then =
                dag.tasks().stream()
                        .filter(each -> each.after().contains(task))
                        .map(PlannedTask::name)
                        .toList();
        return then.isEmpty()
                || then.stream()
                        .filter(next -> !COMPLETED.contains(known.getOrDefault(next, "")))
                        .filter(seen::add)
                        .anyMatch(next -> reachesTheEnd(next, dag, seen));
    }
}
