package dev.tenantry.runs;

import dev.tenantry.indexing.Upsert;
import dev.tenantry.sources.kubernetes.NodesRead;
import dev.tenantry.sources.kubernetes.WorkflowNode;
import dev.tenantry.sources.kubernetes.WorkflowRun;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a workflow comes to in our rows.
 *
 * @param phase Argo's word, or {@link Run#WAITING}
 * @param waitingSince since when it waits for somebody
 */
record RunRowProjection(
        WorkflowRun run,
        StepProjection.Steps steps,
        String phase,
        Optional<Instant> waitingSince,
        Optional<Why> why) {

    static final String RUN =
            """
            insert into tenantry.run
              (created_at, uid, namespace, name, tenant, template, shared_template,
               cron_workflow, creator, phase, started_at, finished_at, steps_done,
               steps_total, failed_step, why, cpu_seconds, memory_seconds, gpu_seconds, pools,
               resource_version, as_of, waiting_since)
            values (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)
            on conflict (created_at, uid) do update set template = excluded.template,
              shared_template = excluded.shared_template,
              cron_workflow = excluded.cron_workflow, creator = excluded.creator,
              phase = excluded.phase, started_at = excluded.started_at,
              finished_at = excluded.finished_at, steps_done = excluded.steps_done,
              steps_total = excluded.steps_total, failed_step = excluded.failed_step,
              why = excluded.why, cpu_seconds = excluded.cpu_seconds,
              memory_seconds = excluded.memory_seconds, gpu_seconds = excluded.gpu_seconds,
              pools = excluded.pools, resource_version = excluded.resource_version,
              as_of = excluded.as_of, forgotten_at = null,
              waiting_since = excluded.waiting_since
            """;

    static final String DETAIL =
            """
            insert into tenantry.run_detail
              (created_at, uid, message, parameters, steps, steps_elsewhere, manifest,
               steps_packed, steps_left_out)
            values (?,?,?,cast(? as jsonb),cast(? as jsonb),?,?,?,?)
            on conflict (created_at, uid) do update set message = excluded.message,
              parameters = excluded.parameters, steps = excluded.steps,
              steps_elsewhere = excluded.steps_elsewhere, manifest = excluded.manifest,
              steps_packed = excluded.steps_packed, steps_left_out = excluded.steps_left_out
            """;

    static RunRowProjection of(WorkflowRun run) {
        TreeProjection tree = new TreeProjection(run);
        StepProjection.Steps steps = StepProjection.of(run, tree);
        return switch (run.phase()) {
            case "Failed", "Error" -> plain(run, steps, itFailed(run, tree));
            case "Pending", "Running" ->
                    waiting(run, tree, steps)
                            .orElseGet(() -> plain(run, steps, Why.itWaits(steps.lines())));
            default -> plain(run, steps, Optional.empty());
        };
    }

    private static RunRowProjection plain(
            WorkflowRun run, StepProjection.Steps steps, Optional<Why> why) {
        return new RunRowProjection(run, steps, run.phase(), Optional.empty(), why);
    }

    private static Optional<Why> itFailed(WorkflowRun run, TreeProjection tree) {
        Optional<WorkflowNode> blamed = BlameProjection.culprit(tree);
        return Why.itFailed(
                new Why.Ended(run.stopped(), tookTooLong(run, blamed), isRead(run), run.message()),
                blamed.map(node -> StepProjection.step(node, tree)));
    }

    private static boolean isRead(WorkflowRun run) {
        return run.nodesRead() == NodesRead.READ;
    }

    /** What failed, failed when the time of the whole run was over. */
    private static boolean tookTooLong(WorkflowRun run, Optional<WorkflowNode> blamed) {
        Optional<Instant> end = blamed.flatMap(WorkflowNode::finishedAt).or(run::finishedAt);
        Optional<Duration> took =
                run.startedAt().flatMap(s -> end.map(e -> Duration.between(s, e)));
        return run.longest()
                .flatMap(longest -> took.map(t -> t.compareTo(longest) >= 0))
                .orElse(false);
    }

    /** It is suspended as a whole, or stands at a step that somebody has to resume. */
    private static Optional<RunRowProjection> waiting(
            WorkflowRun run, TreeProjection tree, StepProjection.Steps steps) {
        Optional<WorkflowNode> gate =
                tree.all().stream()
                        .filter(node -> node.type().equals("Suspend") && !node.timed())
                        .filter(node -> node.phase().equals("Running"))
                        .min(Comparator.comparing(node -> started(node, run)));
        if (run.finishedAt().isPresent() || (gate.isEmpty() && !run.suspended())) {
            return Optional.empty();
        }
        Instant since = gate.map(node -> started(node, run)).orElseGet(() -> lastMove(run));
        return Optional.of(
                new RunRowProjection(
                        run,
                        steps,
                        Run.WAITING,
                        Optional.of(since),
                        Optional.of(Why.itIsSuspended(gate.map(n -> tree.unit(n).displayName())))));
    }

    private static Instant started(WorkflowNode node, WorkflowRun run) {
        return node.startedAt().orElse(run.id().createdAt());
    }

    /** When the last of its steps ended; nothing says when somebody suspended it. */
    private static Instant lastMove(WorkflowRun run) {
        return run.nodes().stream()
                .flatMap(node -> node.finishedAt().stream())
                .max(Comparator.naturalOrder())
                .or(run::startedAt)
                .orElse(run.id().createdAt());
    }

    void write(Upsert rows, Instant asOf) throws SQLException {
        rows.row(
                run.id().createdAt(),
                run.id().uid(),
                run.id().namespace(),
                run.id().name(),
                RunProjection.tenantOf(run.id().namespace()),
                run.template(),
                run.sharedTemplate(),
                run.cronWorkflow(),
                run.creator(),
                phase,
                run.startedAt(),
                run.finishedAt(),
                steps.progress().done(),
                steps.progress().total(),
                why.filter(w -> run.finishedAt().isPresent()).flatMap(Why::step),
                why.map(Why::sentence),
                run.resources().getOrDefault("cpu", 0L),
                run.resources().getOrDefault("memory", 0L),
                run.resources().getOrDefault("nvidia.com/gpu", 0L),
                pools(),
                run.id().version(),
                asOf,
                waitingSince);
    }

    private Set<String> pools() {
        return steps.lines().stream()
                .map(step -> step.asked().pool())
                .filter(pool -> !pool.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    void writeDetail(Upsert rows) throws SQLException {
        rows.row(
                run.id().createdAt(),
                run.id().uid(),
                run.message(),
                StepsJson.write(run.parameters()),
                StepsJson.write(steps.lines()),
                run.nodesRead() == NodesRead.ELSEWHERE,
                run.manifest(),
                run.nodesRead() == NodesRead.PACKED,
                steps.leftOut());
    }
}
