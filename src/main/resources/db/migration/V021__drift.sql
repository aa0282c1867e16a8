-- Where Git and the live world differ. Since when is known from nowhere else, so the rows are kept
-- and only corrected; they are worked out from read_model whenever a source has moved.
create table tenantry.drift (
    key       text        not null primary key,  -- says what differs, stable while it differs
    tenant    text,
    kind      text        not null check (kind in ('NOT_IN_GIT', 'NOT_LIVE', 'VALUE', 'NOT_APPLIED')),
    object    text        not null,
    field     text        not null,
    in_git    text        not null,              -- empty when Git has nothing
    live      text        not null,              -- empty when nothing is live
    path      text,
    line      integer,
    since     timestamptz not null,
    seen_at   timestamptz not null
);
create index drift_by_tenant on tenantry.drift (tenant, since desc, key);
create index drift_newest on tenantry.drift (since desc, key);
