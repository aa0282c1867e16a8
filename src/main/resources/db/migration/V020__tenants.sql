-- Tenants as the estate describes them. One row per manifest, replaced per path; two manifests may
-- claim the same tenant (that is a finding), so the id is no key, and readers take the first path.
create table read_model.tenant (
    path          text    not null,
    line          integer not null,
    id            text    not null,
    display_name  text    not null,
    env           text    not null,
    owner         text    not null,
    cost_center   text    not null,
    visible_to    text,                  -- the only group that may know it
    allowed_roles text[]  not null,
    search        text    not null,      -- lower case: what the list's filter looks into
    primary key (path, line)
);
create index tenant_by_id on read_model.tenant (id, path, line);

create table read_model.tenant_project (
    path            text    not null,
    line            integer not null,
    tenant          text    not null,
    project_id      text    not null,
    display_name    text    not null,
    folder          text    not null,
    billing_account text    not null,
    labels          jsonb   not null,
    label_lines     jsonb   not null,    -- where each label stands
    primary key (path, line)
);
create index tenant_project_by_tenant on read_model.tenant_project (tenant, path, line);
create index tenant_project_by_project on read_model.tenant_project (project_id);

-- What a tenant has that access can be given on, or that gets access.
create table read_model.tenant_resource (
    path       text    not null,
    line       integer not null,
    tenant     text    not null,
    kind       text    not null check (kind in ('dataset', 'bucket', 'service-account')),
    name       text    not null,         -- of the manifest
    id         text    not null,         -- as Google calls it: dataset id, bucket name, account id
    title      text    not null,
    data_class text,
    location   text,
    primary key (path, line)
);
create index tenant_resource_by_tenant on read_model.tenant_resource (tenant, kind, id);
