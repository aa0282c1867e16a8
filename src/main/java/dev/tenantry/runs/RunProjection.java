package dev.tenantry.runs;

import dev.tenantry.estate.Places;
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
        try (Upsert rows = new Upsert(transaction, RunRowProjection.RUN);
                Upsert details = new Upsert(transaction, RunRowProjection.DETAIL)) {
            for (WorkflowRun run : runs) {
                RunRowProjection row = RunRowProjection.of(run);
                row.write(rows, facts.asOf());
                row.writeDetail(details);
            }
        }
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

    static Optional<String> tenantOf(String namespace) {
        return Places.ofNamespace(namespace).map(TenantId::value);
    }
}
