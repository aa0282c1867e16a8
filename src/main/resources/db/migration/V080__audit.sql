create schema if not exists tenantry;

-- Who did what, or was refused to; only ever added to.
create table tenantry.audit (
    id      bigint generated always as identity primary key,
    at      timestamptz not null,
    actor   text        not null,
    act     text        not null,
    object  text        not null,
    outcome text        not null check (outcome in ('DONE', 'REFUSED', 'FAILED')),
    detail  text        not null,
    origin  text        not null,
    trace   text        not null
);
create index audit_of_actor on tenantry.audit (actor, id desc);
create index audit_of_object on tenantry.audit (object, id desc);

create function tenantry.audit_is_kept() returns trigger language plpgsql as $$
begin
    raise exception 'Audit rows are kept as they were written';
end $$;
create trigger audit_is_kept before update or delete on tenantry.audit
    for each row execute function tenantry.audit_is_kept();
