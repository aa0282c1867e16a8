-- A tenant's namespaces are what the layout of the estate calls them.
alter table read_model.project_claim add column namespaces text[] not null default '{}';
update read_model.project_claim set namespaces = array['t-' || tenant] where tenant is not null;
create or replace view read_model.cost_namespace as
select distinct n.namespace, c.tenant from read_model.project_claim c
cross join lateral unnest(c.namespaces) n(namespace) where c.tenant is not null;

-- The part of the estate that a file is in, by the layout; null where it has no place for it.
alter table read_model.estate_file add column zone text;
update read_model.estate_file set zone = case
    when path like 'tenants/%' then 'TENANT'
    when path like 'factory/%' then 'FACTORY'
    when path like 'platform/%' then 'PLATFORM'
    when path like 'argocd/%' then 'ARGO_CD'
    when path like 'policy/%' then 'POLICY' end;
