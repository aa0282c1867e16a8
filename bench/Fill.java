import dev.tenantry.sandbox.workflows.RunStream;
import java.io.BufferedWriter;
import java.io.OutputStreamWriter;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import org.postgresql.PGConnection;

/**
 * Fills the tables of runs and grants up to a number of rows, beside what was really indexed. A cluster of a million workflows and a
 * repository of a million grant files would take hours to make and would end in the same rows.
 */
final class Fill {

    private final World world;

    Fill(World world) {
        this.world = world;
    }

    /** What the cluster's index would have kept of {@code rows} runs of the last six weeks, all tenants. */
    void runs(int rows) throws Exception {
        world.sql(
                "truncate tenantry.run; select tenantry.run_month((now() - make_interval(months => m))::date) from generate_series(-1, 4) m");
        try (Connection connection = world.database()) {
            PipedInputStream in = new PipedInputStream(1 << 20);
            PipedOutputStream out = new PipedOutputStream(in);
            Thread.ofPlatform()
                    .daemon()
                    .start(
                            () -> {
                                try (var lines = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8))) {
                                    RunStream.write(world.people(), rows, lines);
                                } catch (Exception e) {
                                    throw new IllegalStateException(e);
                                }
                            });
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy tenantry.run (" + String.join(", ", RunStream.COLUMNS) + ") from stdin", in, 1 << 16);
        }
        world.sql("vacuum analyze tenantry.run");
    }

    /**
     * Grants like the estate's, on its real tenants, to 20,000 invented people: a quarter without end, the others ended or ending within
     * a year, so that every filter of the list finds some.
     */
    void grants(int rows) throws Exception {
        world.sql("delete from read_model.grant_row where name like 'bench-%'");
        world.sql(
                """
                insert into read_model.grant_row
                  (id, path, line, tenant, kind, managed, name, principal, principal_kind, principal_name, role,
                   resource_kind, resource, understood, ends, ends_key, requested_by, requested_at, justification)
                select path || '#0', path, 1, tenant, 'IAMPolicyMember', true, name, 'user:' || person, 'user', person, role,
                       'dataset', 'events', true, ends, coalesce(ends, 'infinity'), person,
                       now() - interval '1 day' * (i %% 300), 'Check the figures of the month'
                from (
                  select i, t.id as tenant, 'bench-' || i as name,
                         'tenants/' || t.id || '/infra/access/grants/bench-' || i || '.yaml' as path,
                         substr('abcdefghijklmnopqrstuvwxyz', (1 + i %% 26)::int, 1) || '.person' || (hashint8(i) & 32767) %% 20000 || '@acme.example' as person,
                         (array['roles/bigquery.dataViewer', 'roles/bigquery.dataEditor', 'roles/bigquery.jobUser',
                                'roles/storage.objectViewer', 'roles/storage.objectUser'])[(1 + i %% 5)::int] as role,
                         case when i %% 4 = 0 then null
                              else now() + interval '1 second' * ((hashint8(i * 7) & 2147483647) %% 47304000 - 15768000) end as ends
                  from generate_series(1, %d - (select count(*) from read_model.grant_row)) i
                  join (select id, row_number() over (order by id) - 1 as number from read_model.tenant) t
                    on t.number = i %% (select count(*) from read_model.tenant)) made
                """
                        .formatted(rows));
        world.sql("vacuum analyze read_model.grant_row");
    }

    /**
     * A bill of {@code days} days: for each tenant and day two services of its own project and its share of a node pool. The export's files
     * of so many would be some tens of gigabytes.
     */
    void charges(int days) throws Exception {
        world.sql(
                """
                do $$
                declare
                    month date;
                begin
                    for month in select generate_series(date_trunc('month', now() - interval '1 day' * %1$d), now(), interval '1 month')::date loop
                        if to_regclass('read_model.charge_' || to_char(month, 'YYYY_MM')) is null then
                            execute format('create table read_model.charge_%%s (like read_model.charge including defaults including constraints)', to_char(month, 'YYYY_MM'));
                            execute format('alter table read_model.charge attach partition read_model.charge_%%s for values from (%%L) to (%%L)',
                                to_char(month, 'YYYY_MM'), month, (month + interval '1 month')::date);
                        end if;
                    end loop;
                end $$
                """
                        .formatted(days));
        world.sql(
                """
                insert into read_model.charge
                  (charge_day, billing_month, billing_account, sub_account, sub_account_name, service_category, service, node_pool, namespace,
                   category, correction, billed, effective, rows, file)
                select d.day::date, date_trunc('month', d.day)::date, '01A2B3-C4D5E6-F7A8B9', s.project, s.project, s.service_category, s.service,
                       s.pool, s.namespace, 'USAGE', false, s.cost, s.cost, 4, to_char(d.day, 'YYYY-MM-DD') || '.csv'
                from generate_series(current_date - %1$d, current_date - 1, interval '1 day') d(day)
                cross join lateral (
                  select p.project_id as project, 'Analytics' as service_category, 'BigQuery' as service, null as pool, null as namespace,
                         0.0137 * (1 + abs(hashtext(p.project_id || d.day)) %% 997) as cost from read_model.tenant_project p
                  union all
                  select p.project_id, 'Storage', 'Cloud Storage', null, null, 0.0031 * (1 + abs(hashtext(d.day || p.project_id)) %% 499)
                  from read_model.tenant_project p
                  union all
                  select 'acme-platform', 'Compute', 'Compute Engine', (array['general', 'memory', 'gpu'])[1 + abs(hashtext(t.id)) %% 3], 't-' || t.id,
                         0.0071 * (1 + abs(hashtext(t.id || d.day)) %% 313)
                  from (select distinct id from read_model.tenant) t) s
                """
                        .formatted(days));
        world.sql(
                """
                truncate read_model.charge_day_sum, read_model.charge_month_sum;
                insert into read_model.charge_day_sum
                select charge_day, billing_month, category, service, node_pool, sum(billed) from read_model.charge group by 1, 2, 3, 4, 5;
                insert into read_model.charge_month_sum
                select date_trunc('month', charge_day)::date, sub_account, namespace, node_pool, category, sum(billed)
                from read_model.charge group by 1, 2, 3, 4, 5
                """);
        world.sql(
                """
                insert into read_model.billing_file (name, hash, stamp, refused, gone, unread, rows, billed, first_day, last_day)
                select '2026.csv', 'bench', 'bench', false, false, 0, count(*), sum(billed), min(charge_day), max(charge_day) from read_model.charge
                on conflict do nothing
                """);
    }
}
