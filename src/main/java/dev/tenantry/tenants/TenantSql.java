package dev.tenantry.tenants;

/** The statements on tenants' rows, and the numbers that other slices keep about them. */
final class TenantSql {

    /** Joins the numbers of other slices to rows called {@code t} that have an id. */
    static final String NUMBERS =
            """
            left join lateral (
                select p.project as project_id from read_model.project_of_tenant p
                where p.tenant = t.id limit 1) project on true
            left join lateral (
                select count(*) > 0 as unread from read_model.google_project g
                where g.project = project.project_id and g.trouble is not null
                  and g.observed_at is null) google on true
            left join lateral (
                select count(*) as drifts from tenantry.drift d where d.tenant = t.id
                    and d.proposal is null) drift on true
            left join lateral (
                select r.phase as run_phase, r.name as run_name, r.namespace as run_namespace,
                       coalesce(r.finished_at, r.started_at, r.created_at) as run_at
                from read_model.run r where r.tenant = t.id
                order by r.created_at desc, r.uid desc limit 1) run on true
            """;

    /** Joins how many of its runs failed since a time. */
    static final String FAILURES =
            """
            left join lateral (
                select count(*) as failures from read_model.run r
                where r.tenant = t.id and r.phase in ('Failed', 'Error')
                  and r.created_at >= ?) failed on true
            """;

    /** Two manifests may claim a tenant; the first path counts. */
    static final String FIRST =
            """
            (t.path, t.line) = (select first.path, first.line from read_model.tenant first
                                where first.id = t.id order by first.path, first.line limit 1)
            """;

    static final String DRIFTED =
            "exists (select from tenantry.drift d where d.tenant = t.id and d.proposal is null)";

    /** Its project never answered, so nothing is known of what is live there. */
    static final String UNREAD =
            """
            exists (select from read_model.project_of_tenant p
                    join read_model.google_project g on g.project = p.project
                    where p.tenant = t.id and g.trouble is not null and g.observed_at is null)
            """;

    static final String FAILING =
            """
            coalesce((select r.phase in ('Failed', 'Error') from read_model.run r
                      where r.tenant = t.id order by r.created_at desc, r.uid desc limit 1), false)
            """;

    static final String HEAD =
            """
            select t.*, coalesce(project.project_id, '') as project_id, drift.drifts, google.unread,
                   run.run_phase, data.data_class, data.location,
                   (select count(*) from read_model.grant_row g
                    where g.tenant = t.id and g.ends_key > now()) as grants,
                   (select count(*) from tenantry.proposal p
                    where p.tenant = t.id
                      and p.stage in ('REQUESTED', 'OPENED', 'CHECKED', 'APPROVED', 'CONFLICT'))
                   as open_proposals
            from (select * from read_model.tenant where id = ? order by path, line limit 1) t
            """
                    + NUMBERS
                    + """
                    left join lateral (
                        select (array_agg(r.data_class order by array_position(
                                  array['restricted', 'confidential', 'internal', 'public'],
                                  r.data_class)))[1] as data_class,
                               min(r.location) as location
                        from read_model.tenant_resource r
                        where r.tenant = t.id and r.kind in ('dataset', 'bucket')) data on true
                    """;

    private TenantSql() {}
}
