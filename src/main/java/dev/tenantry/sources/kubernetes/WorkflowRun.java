package dev.tenantry.sources.kubernetes;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A run: an Argo Workflow and how far it is.
 *
 * @param template the workflow template that it was made from
 * @param sharedTemplate whether that is a cluster-scoped one
 * @param creator address of the person who started it by hand
 * @param phase Argo's word: Pending, Running, Succeeded, Failed, Error
 * @param progress {@code N/M}, as Argo counts pods; empty before the first
 * @param resources what was requested times how long, by resource, in Argo's seconds (cpu: core
 *     seconds, memory: 100 MiB seconds)
 * @param planned the tasks of the entry template, in its order, whether they started or not
 * @param suspended it starts nothing more until somebody resumes it
 * @param stopped somebody stopped or terminated it
 * @param longest how long it may take, where that is said
 * @param manifest YAML, without status.nodes and bookkeeping
 */
public record WorkflowRun(
        ObjectIdentity id,
        Optional<String> template,
        boolean sharedTemplate,
        Optional<String> cronWorkflow,
        Optional<String> creator,
        String phase,
        Optional<Instant> startedAt,
        Optional<Instant> finishedAt,
        String message,
        String progress,
        Map<String, Long> resources,
        Map<String, String> parameters,
        List<PlannedTask> planned,
        List<WorkflowNode> nodes,
        NodesRead nodesRead,
        boolean suspended,
        boolean stopped,
        Optional<Duration> longest,
        String manifest)
        implements ClusterObject {

    /**
     * A task of a template, and the tasks that it waits for.
     *
     * @param mayFail the run goes on when it fails ({@code continueOn})
     * @param mayErr the same for what Argo calls an error
     */
    public record PlannedTask(
            String name, List<String> after, Requested requested, boolean mayFail, boolean mayErr) {

        public PlannedTask {
            after = List.copyOf(after);
        }
    }
}
