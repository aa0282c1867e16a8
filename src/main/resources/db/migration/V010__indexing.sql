-- read_model: what projections write; may be emptied and indexed again at any time.
-- tenantry:   what nobody can index again (proposals, audit, links, settings).
create schema if not exists read_model;
create schema if not exists tenantry;

-- How far each source is indexed; the marker moves last in the transaction that wrote the rows.
create table read_model.source_state (
    source    text primary key,
    marker    text,
    as_of     timestamptz,               -- when the outside world was as the rows say
    looked_at timestamptz,               -- when it last answered, with news or without
    trouble   text,                      -- why the latest attempt failed
    troubled_since timestamptz
);

create table tenantry.index_run (
    id          bigint generated always as identity primary key,
    source      text        not null,
    outcome     text        not null check (outcome in ('INDEXED', 'FAILED')),
    marker      text,
    sentence    text,
    started_at  timestamptz not null,
    finished_at timestamptz not null
);
create index index_run_by_source on tenantry.index_run (source, id desc);

create table read_model.finding (
    id       text not null,
    author   text not null,              -- the projection that found it, and replaces it
    source   text not null,
    path     text not null,
    line     integer not null,
    tenant   text,
    sentence text not null,
    remedy   text not null,
    primary key (id, author)
);
create index finding_by_path on read_model.finding (path, author);
create index finding_by_tenant on read_model.finding (tenant) where tenant is not null;
