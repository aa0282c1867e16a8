package dev.tenantry.sources.kubernetes;

import dev.tenantry.sources.kubernetes.WorkflowRun.PlannedTask;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A node of a run's tree, as {@code status.nodes} has it.
 *
 * @param type Pod, Steps, StepGroup, DAG, TaskGroup, Retry, Skipped, Suspend …
 * @param boundary id of the template node that it belongs to; empty for the root
 * @param host the cluster node that its pod ran on
 * @param hooked it is a lifecycle hook or an exit handler, no step of the plan
 * @param timed a pause that ends by itself, for which nobody has to do anything
 * @param tasks the tasks of the template that it is made from, where that is a DAG or steps
 */
public record WorkflowNode(
        String id,
        String displayName,
        String type,
        String template,
        String phase,
        String boundary,
        List<String> children,
        Optional<Instant> startedAt,
        Optional<Instant> finishedAt,
        String message,
        Map<String, Long> resources,
        String host,
        Requested requested,
        boolean hooked,
        boolean timed,
        List<PlannedTask> tasks) {}
