package dev.tenantry.sources.kubernetes;

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
        Requested requested) {}
