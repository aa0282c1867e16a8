package dev.tenantry.runs;

import dev.tenantry.runs.Run.Used;
import dev.tenantry.web.Query;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The columns of a run, and how they are read. */
final class RunSql {

    static final String COLUMNS =
            """
            r.created_at, r.uid, r.namespace, r.name, r.tenant, r.template, r.shared_template,
            r.cron_workflow, r.creator, r.phase, r.started_at, r.finished_at, r.steps_done,
            r.steps_total, r.failed_step, r.why, r.cpu_seconds, r.memory_seconds, r.gpu_seconds,
            r.pools, r.as_of, r.waiting_since, r.forgotten_at
            """;

    private RunSql() {}

    static Run run(ResultSet row) throws SQLException {
        return new Run(
                Query.instant(row, "created_at").orElseThrow(),
                row.getString("uid"),
                row.getString("namespace"),
                row.getString("name"),
                text(row, "tenant"),
                text(row, "template"),
                row.getBoolean("shared_template"),
                text(row, "cron_workflow"),
                text(row, "creator"),
                row.getString("phase"),
                Query.instant(row, "started_at"),
                Query.instant(row, "finished_at"),
                new Progress(row.getInt("steps_done"), row.getInt("steps_total")),
                text(row, "failed_step"),
                text(row, "why"),
                new Used(
                        row.getLong("cpu_seconds"),
                        row.getLong("memory_seconds"),
                        row.getLong("gpu_seconds")),
                List.of((String[]) row.getArray("pools").getArray()),
                Query.instant(row, "as_of").orElseThrow(),
                Query.instant(row, "waiting_since"),
                Query.instant(row, "forgotten_at"));
    }

    private static Optional<String> text(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }
}
