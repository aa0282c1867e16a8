-- Several sources of one Application, and how each of its objects stands.
alter table read_model.argo_application
    add column paths     text[] not null default '{}',  -- of each source the folder, '' for all
    add column revisions text[] not null default '{}',  -- of each source the commit that was compared
    add column synced    text[] not null default '{}',  -- group|kind|namespace|name, as Git says
    add column unsynced  text[] not null default '{}';  -- those that are not, or should be gone
create index argo_application_by_paths on read_model.argo_application using gin (paths);

-- The kinds of Config Connector that were listed to the end: only of these is it known what is not there.
create table read_model.watched_kind (
    api_group text        not null,
    kind      text        not null,
    listed_at timestamptz not null,                     -- the first time
    primary key (api_group, kind)
);

-- What was seen when a proposal became synced and live, and what nobody could see.
alter table tenantry.proposal add column observed jsonb;
