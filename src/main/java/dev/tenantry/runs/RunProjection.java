package dev.tenantry.runs;

import dev.tenantry.indexing.Projection;
import dev.tenantry.indexing.Upsert;
import dev.tenantry.manifest.TenantId;
import dev.tenantry.sources.kubernetes.ClusterFacts;
import dev.tenantry.sources.kubernetes.WorkflowRun;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Writes runs. They are history: one that Argo deletes keeps its row and is only marked as
 * forgotten.
 */
@ApplicationScoped
public class RunProjection implements Projection<ClusterFacts> {

    @Override
    public Class<ClusterFacts> facts() {
        return ClusterFacts.class;
    }

    @Override
    public void project(ClusterFacts facts, Connection transaction) throws SQLException {
        forgetRuns(facts, transaction);
        List<WorkflowRun> runs = facts.seen(WorkflowRun.class);
        makeMonths(runs, transaction);
        writeRuns(runs, facts, transaction);
        writeDetails(runs, transaction);
    }

    private static void forgetRuns(ClusterFacts facts, Connection transaction) throws SQLException {
        String forget = "update tenantry.run set forgotten_at = ? where forgotten_at is null and ";
        try (Upsert others = new Upsert(transaction, forget + "uid <> all (?)");
                Upsert one = new Upsert(transaction, forget + "uid = ?")) {
            for (var complete : facts.complete(WorkflowRun.class).toList()) {
                others.row(facts.asOf(), complete.uids());
            }
            for (var gone : facts.gone(WorkflowRun.class).toList()) {
                one.row(facts.asOf(), gone.id().uid());
            }
        }
    }

    private static void makeMonths(List<WorkflowRun> runs, Connection transaction)
            throws SQLException {
        Set<LocalDate> months = new TreeSet<>();
        for (WorkflowRun run : runs) {
            months.add(run.id().createdAt().atZone(ZoneOffset.UTC).toLocalDate().withDayOfMonth(1));
        }
        try (PreparedStatement make =
                transaction.prepareStatement("select tenantry.run_month(?)")) {
            for (LocalDate month : months) {
                make.setObject(1, month);
                make.execute();
            }
        }
    }

    private static void writeRuns(
            List<WorkflowRun> runs, ClusterFacts facts, Connection transaction)
            throws SQLException {
        String sql =
                """
                insert into tenantry.run
                  (created_at, uid, namespace, name, tenant, template, shared_template,
                   cron_workflow, creator, phase, started_at, finished_at, steps_done,
                   steps_total, failed_step, why, cpu_seconds, memory_seconds, gpu_seconds, pools,
                   resource_version, as_of)
                values (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)
                on conflict (created_at, uid) do update set template = excluded.template,
                  shared_template = excluded.shared_template,
                  cron_workflow = excluded.cron_workflow, creator = excluded.creator,
                  phase = excluded.phase, started_at = excluded.started_at,
                  finished_at = excluded.finished_at, steps_done = excluded.steps_done,
                  steps_total = excluded.steps_total, failed_step = excluded.failed_step,
                  why = excluded.why, cpu_seconds = excluded.cpu_seconds,
                  memory_seconds = excluded.memory_seconds, gpu_seconds = excluded.gpu_seconds,
                  pools = excluded.pools, resource_version = excluded.resource_version,
                  as_of = excluded.as_of, forgotten_at = null
                """;
        try (Upsert rows = new Upsert(transaction, sql)) {
            for (WorkflowRun run : runs) {
                writeRun(run, facts, rows);
            }
        }
    }

    private static void writeRun(WorkflowRun run, ClusterFacts facts, Upsert rows)
            throws SQLException {
        List<Step> steps = StepProjection.of(run);
        Optional<Why> why =
                switch (run.phase()) {
                    case "Failed", "Error" -> Why.itFailed(steps, run.message());
                    case "Pending", "Running" -> Why.itWaits(steps);
                    default -> Optional.empty();
                };
        Progress progress = Progress.of(run.progress(), steps);
        rows.row(
                run.id().createdAt(),
                run.id().uid(),
                run.id().namespace(),
                run.id().name(),
                tenantOf(run.id().namespace()),
                run.template(),
                run.sharedTemplate(),
                run.cronWorkflow(),
                run.creator(),
                run.phase(),
                run.startedAt(),
                run.finishedAt(),
                progress.done(),
                progress.total(),
                why.filter(w -> run.finishedAt().isPresent()).flatMap(Why::step),
                why.map(Why::sentence),
                run.resources().getOrDefault("cpu", 0L),
                run.resources().getOrDefault("memory", 0L),
                run.resources().getOrDefault("nvidia.com/gpu", 0L),
                pools(steps),
                run.id().version(),
                facts.asOf());
    }

    private static Set<String> pools(List<Step> steps) {
        return steps.stream()
                .map(step -> step.asked().pool())
                .filter(pool -> !pool.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static void writeDetails(List<WorkflowRun> runs, Connection transaction)
            throws SQLException {
        String sql =
                """
                insert into tenantry.run_detail
                  (created_at, uid, message, parameters, steps, steps_elsewhere, manifest)
                values (?,?,?,cast(? as jsonb),cast(? as jsonb),?,?)
                on conflict (created_at, uid) do update set message = excluded.message,
                  parameters = excluded.parameters, steps = excluded.steps,
                  steps_elsewhere = excluded.steps_elsewhere, manifest = excluded.manifest
                """;
        try (Upsert rows = new Upsert(transaction, sql)) {
            for (WorkflowRun run : runs) {
                rows.row(
                        run.id().createdAt(),
                        run.id().uid(),
                        run.message(),
                        StepsJson.write(run.parameters()),
                        StepsJson.write(StepProjection.of(run)),
                        run.nodesElsewhere(),
                        run.manifest());
            }
        }
    }

    static Optional<String> tenantOf(String namespace) {
        return Optional.of(namespace)
                .filter(n -> n.startsWith("t-") && TenantId.isValid(n.substring(2)))
                .map(n -> n.substring(2));
    }
}
