package dev.tenantry.runs;

import dev.tenantry.sources.kubernetes.WorkflowNode;
import dev.tenantry.sources.kubernetes.WorkflowRun;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A run's nodes and how they belong together: which holds which, which are attempts of the same
 * step, and which attempts a later one has replaced.
 */
final class TreeProjection {

    private static final Set<String> HOLDERS = Set.of("DAG", "Steps");
    private static final Set<String> BRACKETS = Set.of("StepGroup", "TaskGroup", "Retry");
    private static final Set<String> FAILED = Set.of("Failed", "Error");
    static final int DEEPEST = 100;

    private final Map<String, WorkflowNode> nodes = new LinkedHashMap<>();
    private final Map<String, WorkflowNode> retryOf = new LinkedHashMap<>();
    private final Map<String, List<String>> attempts = new LinkedHashMap<>();

    TreeProjection(WorkflowRun run) {
        run.nodes().forEach(node -> nodes.put(node.id(), node));
        for (WorkflowNode retry : run.nodes()) {
            if (retry.type().equals("Retry")) {
                List<String> tries = retry.children().stream().filter(this::isAttempt).toList();
                attempts.put(retry.id(), tries);
                tries.forEach(id -> retryOf.put(id, retry));
            }
        }
    }

    /** A retried step has its hooks below it too, beside the attempts. */
    private boolean isAttempt(String id) {
        WorkflowNode node = nodes.get(id);
        return node != null && !node.hooked();
    }

    Collection<WorkflowNode> all() {
        return nodes.values();
    }

    /** It holds other nodes and does nothing itself. */
    static boolean holds(WorkflowNode node) {
        return HOLDERS.contains(node.type());
    }

    /** It only brackets nodes that stand beside it: the items of a step, its attempts. */
    static boolean brackets(WorkflowNode node) {
        return BRACKETS.contains(node.type());
    }

    static boolean failed(WorkflowNode node) {
        return FAILED.contains(node.phase());
    }

    /** The task that a node belongs to: fan-outs and attempts add a number in brackets. */
    static String task(String name) {
        int item = name.indexOf('(');
        return item < 0 ? name : name.substring(0, item);
    }

    /** The step that a node is an attempt of, or the node itself. */
    WorkflowNode unit(WorkflowNode node) {
        return retryOf.getOrDefault(node.id(), node);
    }

    /** From 1; 0 for what is not tried again. */
    int attempt(WorkflowNode node) {
        return attempts.getOrDefault(unit(node).id(), List.of()).indexOf(node.id()) + 1;
    }

    /** How often it was tried; 0 for what is not tried again. */
    int attempts(WorkflowNode node) {
        return attempts.getOrDefault(unit(node).id(), List.of()).size();
    }

    /** The DAG or the steps that it is in. */
    Optional<WorkflowNode> holder(WorkflowNode node) {
        return Optional.ofNullable(nodes.get(node.boundary()))
                .filter(holder -> !holder.id().equals(node.id()));
    }

    /** A later attempt stands in its place, or in that of something that holds it. */
    boolean replaced(WorkflowNode node) {
        return anyUp(node, each -> attempt(each) < attempts(each));
    }

    /** It is a hook or an exit handler, or inside one. */
    boolean hooked(WorkflowNode node) {
        return anyUp(node, WorkflowNode::hooked);
    }

    private boolean anyUp(WorkflowNode node, java.util.function.Predicate<WorkflowNode> holds) {
        Optional<WorkflowNode> at = Optional.of(node);
        for (int depth = 0; at.isPresent() && depth < DEEPEST; depth++) {
            if (holds.test(at.orElseThrow())) {
                return true;
            }
            at = holder(at.orElseThrow());
        }
        return false;
    }
}
