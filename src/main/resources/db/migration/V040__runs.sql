-- Runs are history: Argo forgets them after days, we keep them. What only we know cannot be indexed
-- again, so the table lives in schema tenantry and no rebuild empties it; indexing again finds the
-- same rows by uid. Pages read the view read_model.run.
create table tenantry.run (
    created_at       timestamptz not null,  -- Kubernetes' creationTimestamp: never changes
    uid              text        not null,
    namespace        text        not null,
    name             text        not null,
    tenant           text,                  -- of the namespace t-<tenant>
    template         text,
    shared_template  boolean     not null,
    cron_workflow    text,
    creator          text,                  -- who started it by hand
    phase            text        not null,
    started_at       timestamptz,
    finished_at      timestamptz,
    steps_done       integer     not null,
    steps_total      integer     not null,
    failed_step      text,
    why              text,                  -- one sentence of ours: why it failed, or waits
    cpu_seconds      bigint      not null,  -- requested x time, as Argo counts
    memory_seconds   bigint      not null,  -- of 100 MiB
    gpu_seconds      bigint      not null,
    pools            text[]      not null,
    resource_version bigint      not null,
    as_of            timestamptz not null,
    forgotten_at     timestamptz,           -- since when Argo does not know it any more
    primary key (created_at, uid)
) partition by range (created_at);

create index run_by_tenant   on tenantry.run (tenant, created_at desc, uid desc);
create index run_by_phase    on tenantry.run (phase, created_at desc, uid desc);
create index run_by_template on tenantry.run (template, created_at desc, uid desc);
create index run_by_name     on tenantry.run (name text_pattern_ops, created_at desc);
create index run_known       on tenantry.run (uid) where forgotten_at is null;

-- What only a run's own page shows.
create table tenantry.run_detail (
    created_at timestamptz not null,
    uid        text        not null,
    message    text        not null,
    parameters jsonb       not null,
    steps      jsonb       not null,
    steps_elsewhere boolean not null,
    manifest   text        not null,
    primary key (created_at, uid)
) partition by range (created_at);

create function tenantry.run_month(month date) returns void language plpgsql as $$
declare
    part text := to_char(month, 'YYYY_MM');
    first timestamptz := date_trunc('month', month::timestamp) at time zone 'UTC';
    next timestamptz := (date_trunc('month', month::timestamp) + interval '1 month') at time zone 'UTC';
begin
    if to_regclass('tenantry.run_' || part) is not null then
        return;
    end if;
    perform pg_advisory_xact_lock(7003, 0);
    execute format('create table if not exists tenantry.run_%s partition of tenantry.run for values from (%L) to (%L)', part, first, next);
    execute format('create table if not exists tenantry.run_detail_%s partition of tenantry.run_detail for values from (%L) to (%L)', part, first, next);
end $$;

create view read_model.run as select * from tenantry.run;

-- What is live in the cluster of what runs can be made from.
create table read_model.workflow_template (
    namespace   text not null,              -- empty: shared by all tenants
    name        text not null,
    uid         text not null,
    tenant      text,
    title       text not null,
    description text not null,
    primary key (namespace, name)
);

create table read_model.cron_workflow (
    namespace         text    not null,
    name              text    not null,
    uid               text    not null,
    tenant            text,
    schedules         text[]  not null,
    timezone          text    not null,
    suspended         boolean not null,
    template          text,
    last_scheduled_at timestamptz,
    active            integer not null,
    primary key (namespace, name)
);
