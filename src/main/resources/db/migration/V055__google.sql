-- Projects as Google Cloud reports them. A project that does not answer keeps its older rows.
create table read_model.google_project (
    project      text primary key,       -- the id
    number       bigint,
    display_name text,
    parent       text,                   -- folders/N, organizations/N
    state        text,                   -- ACTIVE, DELETE_REQUESTED
    labels       jsonb,
    created_at   timestamptz,
    observed_at  timestamptz,            -- when it was seen like this; null: never
    trouble      text                    -- why it does not answer now
);

-- Who holds which role on a project, live: one row for each role and member of the allow policy.
create table read_model.allow_policy_binding (
    project              text not null,
    role                 text not null,
    member               text not null,
    condition_title      text,
    condition_expression text,
    observed_at          timestamptz not null
);
create index allow_policy_binding_by_project on read_model.allow_policy_binding (project, member);
create index allow_policy_binding_by_member on read_model.allow_policy_binding (member);

create table read_model.google_service_account (
    project      text    not null,
    email        text    not null,
    display_name text    not null,
    disabled     boolean not null,
    observed_at  timestamptz not null,
    primary key (project, email)
);
