-- What projects' allow policies should hold, whoever asked for it; drift compares it with Google.
create table read_model.desired_binding (
    path      text    not null,
    line      integer not null,
    namespace text    not null,
    name      text    not null,
    tenant    text,
    project   text    not null,
    role      text    not null,
    member    text,                      -- as IAM spells it; null when an account is referred to
    account   text,                      -- the IAMServiceAccount of the same namespace
    condition text                       -- the expression, white space made single
);
create index desired_binding_by_path on read_model.desired_binding (path);
create index desired_binding_by_project on read_model.desired_binding (project, role, member);

create table read_model.desired_account (
    path       text    not null,
    line       integer not null,
    namespace  text    not null,
    name       text    not null,
    account_id text    not null,
    project    text                      -- when the manifest itself says so
);
create index desired_account_by_path on read_model.desired_account (path);
create index desired_account_by_name on read_model.desired_account (namespace, name);
