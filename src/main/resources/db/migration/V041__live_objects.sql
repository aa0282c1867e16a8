-- What Argo CD and Config Connector say about what was merged.
create table read_model.argo_application (
    namespace             text not null,
    name                  text not null,
    uid                   text not null,
    project               text not null,
    path                  text not null,    -- the folder of the estate that it applies
    target_revision       text not null,
    destination_namespace text not null,
    sync_status           text not null,    -- Synced, OutOfSync, Unknown
    sync_revision         text not null,    -- the commit that was compared
    health                text not null,    -- Healthy, Progressing, Degraded, Suspended, Missing, Unknown
    operation_phase       text,             -- Running, Terminating, Failed, Error, Succeeded
    operation_message     text,
    operation_revision    text,
    operation_started_at  timestamptz,
    operation_finished_at timestamptz,
    deployed_revision     text,             -- the newest entry of the history
    deployed_at           timestamptz,
    conditions            text[] not null,
    reconciled_at         timestamptz,
    resource_version      bigint not null,
    as_of                 timestamptz not null,
    primary key (namespace, name)
);
create index argo_application_by_path on read_model.argo_application (path);

create table read_model.config_connector_object (
    kind                text    not null,
    namespace           text    not null,
    name                text    not null,
    api_group           text    not null,
    uid                 text    not null,
    ready               boolean,            -- null: the controller has not looked yet
    reason              text    not null,   -- UpToDate, Updating, UpdateFailed, DependencyNotReady ...
    message             text    not null,
    since               timestamptz,        -- when the condition last changed
    generation          bigint  not null,
    observed_generation bigint  not null,   -- trust ready only when this equals generation
    deleting            boolean not null,
    created_at          timestamptz not null,
    resource_version    bigint  not null,
    as_of               timestamptz not null,
    primary key (kind, namespace, name)
);
create index config_connector_object_by_uid on read_model.config_connector_object (uid);
create index config_connector_object_unwell on read_model.config_connector_object (namespace)
    where ready is distinct from true;

create table read_model.cluster_node (
    name         text    not null primary key,
    uid          text    not null,
    pool         text    not null,
    machine_type text    not null,
    zone         text    not null,
    spot         boolean not null,
    ready        boolean not null,
    cpu          text    not null,
    memory       text    not null,
    gpus         text    not null,
    created_at   timestamptz not null
);
