-- Every object of the estate, whatever its kind; slices keep what they need in tables of their own.
create table read_model.manifest (
    path        text    not null,
    document    integer not null,
    line        integer not null,
    api_group   text    not null,        -- empty: the core group
    kind        text    not null,
    namespace   text    not null,        -- empty: none
    name        text    not null,
    tenant      text,
    placed      boolean not null,        -- does it stand where the layout has a place for it?
    primary key (path, document)
);
create index manifest_by_name on read_model.manifest (kind, namespace, name);
create index manifest_by_tenant on read_model.manifest (tenant, kind) where tenant is not null;

-- Who mentions whom by name, to find what is missing; of files that are placed.
create table read_model.manifest_reference (
    path      text    not null,
    line      integer not null,
    field     text    not null,
    kind      text    not null,
    namespace text    not null,
    name      text    not null
);
create index manifest_reference_by_path on read_model.manifest_reference (path);
create index manifest_reference_by_target
    on read_model.manifest_reference (kind, namespace, name);

-- Files that hold manifests or other YAML but stand where the layout has no place for them.
create table read_model.unplaced_file (
    path      text primary key,
    manifests integer not null,
    foreign_documents integer not null
);

-- The history of the estate. A row of read_model.estate_history says how far it is known.
create table read_model.estate_history (
    singleton boolean primary key default true check (singleton),
    head      text not null
);

create table read_model.estate_commit (
    commit          text primary key,
    generation      integer     not null, -- later commits have higher ones
    parents         text[]      not null,
    author_name     text        not null,
    author_email    text        not null,
    authored_at     timestamptz not null,
    committer_name  text        not null,
    committer_email text        not null,
    committed_at    timestamptz not null,
    subject         text        not null,
    trailers        text[]      not null, -- 'Requested-by: …', in order
    pull_request    integer,              -- that this commit merged
    merged_by       text                  -- the merge that brought this commit to the branch
);
create index estate_commit_by_pull_request
    on read_model.estate_commit (pull_request) where pull_request is not null;
create index estate_commit_by_generation on read_model.estate_commit (generation desc, commit);

create table read_model.estate_commit_path (
    path       text    not null,
    generation integer not null,
    commit     text    not null,
    change     text    not null check (change in ('ADDED', 'CHANGED', 'REMOVED')),
    primary key (path, commit)
);
create index estate_commit_path_by_path
    on read_model.estate_commit_path (path, generation desc, commit);
