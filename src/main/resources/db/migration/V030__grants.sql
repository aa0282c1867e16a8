-- Who may do what, until when: one row for each principal, role and resource in the estate.
create table read_model.grant_row (
    id             text primary key,            -- path and position in the file: the same after each index run
    path           text not null,
    line           integer not null,
    tenant         text not null,
    kind           text not null,               -- of the manifest
    managed        boolean not null,            -- made in the console's manner: can be extended and revoked there
    name           text not null,
    principal      text not null,               -- as IAM spells it
    principal_kind text not null,
    principal_name text not null,               -- the address alone, lower case: what people type
    role           text not null,
    resource_kind  text not null,
    resource       text not null,
    condition      text,
    understood     boolean not null,            -- the condition says no more than an end and a resource
    ends           timestamptz,
    ends_key       timestamptz not null,        -- infinity where it does not end: one order for all lists
    requested_by   text,
    requested_at   timestamptz,
    justification  text,
    ticket         text,
    request_id     text,
    review_by      text,
    visible_to     text                         -- the tenant's; here because every list filters by it
);
create index grant_row_by_path on read_model.grant_row (path);
create index grant_row_by_end on read_model.grant_row (ends_key, id);
create index grant_row_by_tenant on read_model.grant_row (tenant, ends_key, id);
create index grant_row_by_principal on read_model.grant_row (principal_name text_pattern_ops, ends_key, id);
create index grant_row_by_role on read_model.grant_row (role, ends_key, id);
create index grant_row_by_name on read_model.grant_row (tenant, name);

-- What access can be asked for: tenants, and what lies in them.
create table read_model.grant_tenant (
    path         text primary key,
    tenant       text not null,
    display_name text not null,
    project      text not null,
    env          text not null,
    visible_to   text
);
create index grant_tenant_by_tenant on read_model.grant_tenant (tenant);

create table read_model.grant_store (
    path       text not null,
    line       integer not null,
    tenant     text not null,
    kind       text not null,                   -- dataset or bucket
    name       text not null,
    data_class text not null,
    primary key (path, line)
);
create index grant_store_by_tenant on read_model.grant_store (tenant, kind, name);
