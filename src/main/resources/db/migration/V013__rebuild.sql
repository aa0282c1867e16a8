-- The words of tenantry.indexing.rebuild that emptied the read model; each does it once.
create table tenantry.rebuild (
    word text primary key,
    at   timestamptz not null
);
