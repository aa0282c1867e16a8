package dev.tenantry.runs;

import dev.tenantry.indexing.Projection;
import dev.tenantry.indexing.Upsert;
import dev.tenantry.sources.kubernetes.ClusterFacts;
import dev.tenantry.sources.kubernetes.CronWorkflow;
import dev.tenantry.sources.kubernetes.WorkflowTemplate;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;

/** Writes what runs are made from and when: the templates and schedules that are live. */
@ApplicationScoped
public class TemplateProjection implements Projection<ClusterFacts> {

    @Override
    public Class<ClusterFacts> facts() {
        return ClusterFacts.class;
    }

    @Override
    public void project(ClusterFacts facts, Connection transaction) throws SQLException {
        forgetTemplates(facts, transaction);
        templates(facts, transaction);
        forgetSchedules(facts, transaction);
        schedules(facts, transaction);
    }

    private static void forgetTemplates(ClusterFacts facts, Connection transaction)
            throws SQLException {
        for (var complete : facts.complete(WorkflowTemplate.class).toList()) {
            String which = complete.kind().namespaced() ? "namespace <> ''" : "namespace = ''";
            String sql = "delete from read_model.workflow_template where uid <> all (?) and ";
            try (Upsert others = new Upsert(transaction, sql + which)) {
                others.row(complete.uids());
            }
        }
        String delete = "delete from read_model.workflow_template where uid = ?";
        try (Upsert gone = new Upsert(transaction, delete)) {
            for (var one : facts.gone(WorkflowTemplate.class).toList()) {
                gone.row(one.id().uid());
            }
        }
    }

    private static void templates(ClusterFacts facts, Connection transaction) throws SQLException {
        String sql =
                """
                insert into read_model.workflow_template
                  (namespace, name, uid, tenant, title, description) values (?,?,?,?,?,?)
                on conflict (namespace, name) do update set uid = excluded.uid,
                  title = excluded.title, description = excluded.description
                """;
        try (Upsert rows = new Upsert(transaction, sql)) {
            for (WorkflowTemplate template : facts.seen(WorkflowTemplate.class)) {
                rows.row(
                        template.id().namespace(),
                        template.id().name(),
                        template.id().uid(),
                        RunProjection.tenantOf(template.id().namespace()),
                        template.title(),
                        template.description());
            }
        }
    }

    private static void forgetSchedules(ClusterFacts facts, Connection transaction)
            throws SQLException {
        String delete = "delete from read_model.cron_workflow where ";
        try (Upsert others = new Upsert(transaction, delete + "uid <> all (?)");
                Upsert gone = new Upsert(transaction, delete + "uid = ?")) {
            for (var complete : facts.complete(CronWorkflow.class).toList()) {
                others.row(complete.uids());
            }
            for (var one : facts.gone(CronWorkflow.class).toList()) {
                gone.row(one.id().uid());
            }
        }
    }

    private static void schedules(ClusterFacts facts, Connection transaction) throws SQLException {
        String sql =
                """
                insert into read_model.cron_workflow
                  (namespace, name, uid, tenant, schedules, timezone, suspended, template,
                   last_scheduled_at, active) values (?,?,?,?,?,?,?,?,?,?)
                on conflict (namespace, name) do update set uid = excluded.uid,
                  schedules = excluded.schedules, timezone = excluded.timezone,
                  suspended = excluded.suspended, template = excluded.template,
                  last_scheduled_at = excluded.last_scheduled_at, active = excluded.active
                """;
        try (Upsert rows = new Upsert(transaction, sql)) {
            for (CronWorkflow cron : facts.seen(CronWorkflow.class)) {
                rows.row(
                        cron.id().namespace(),
                        cron.id().name(),
                        cron.id().uid(),
                        RunProjection.tenantOf(cron.id().namespace()),
                        cron.schedules(),
                        cron.timezone(),
                        cron.suspended(),
                        cron.template(),
                        cron.lastScheduledAt(),
                        cron.active().size());
            }
        }
    }
}
