-- Sums that whole-bill pages would otherwise add up from millions of charges each time. Written with the charges, in the
-- same transaction, for the days that an import touched.
create table read_model.charge_day_sum (
    charge_day    date    not null,
    billing_month date    not null,
    category      text    not null,
    service       text    not null,
    node_pool     text,
    billed        numeric not null
);
create index charge_day_sum_by_day on read_model.charge_day_sum (charge_day);

create table read_model.charge_month_sum (
    month       date    not null,        -- of the charge's day
    sub_account text,
    namespace   text,
    node_pool   text,
    category    text    not null,
    billed      numeric not null
);
create index charge_month_sum_by_month on read_model.charge_month_sum (month);

insert into read_model.charge_day_sum
select charge_day, billing_month, category, service, node_pool, sum(billed)
from read_model.charge group by 1, 2, 3, 4, 5;
insert into read_model.charge_month_sum
select date_trunc('month', charge_day)::date, sub_account, namespace, node_pool, category, sum(billed)
from read_model.charge group by 1, 2, 3, 4, 5;

-- Where a charge stands on the pages; each has exactly one place, so that all groupings add up to the bill.
create function read_model.cost_place(tenant text, project text, category text, namespace text, node_pool text)
returns text language sql immutable parallel safe
return case
    when tenant is not null then 'tenant'
    when category = 'TAX' then 'tax'
    when namespace = 'kube:unallocated' then 'idle'
    when namespace = 'kube:system-overhead' then 'overhead'
    when project is not null and node_pool is not null and namespace is null and category = 'USAGE' then 'unsplit'
    when project is not null then 'platform'
    else 'unattributed'
end;

create view read_model.cost_project as
select project, min(tenant) as tenant from read_model.cost_owner group by project;

create view read_model.cost_namespace as
select distinct 't-' || tenant as namespace, tenant from read_model.cost_owner where tenant is not null;

create or replace view read_model.cost as
select c.*, coalesce(p.tenant, n.tenant) as tenant,
       read_model.cost_place(coalesce(p.tenant, n.tenant), p.project, c.category, c.namespace, c.node_pool) as place
from read_model.charge c
left join read_model.cost_project p on p.project = c.sub_account
left join read_model.cost_namespace n on n.namespace = c.namespace;

-- The same by month, under the first day of each.
create view read_model.cost_month as
select c.month as charge_day, c.billed, coalesce(p.tenant, n.tenant) as tenant,
       read_model.cost_place(coalesce(p.tenant, n.tenant), p.project, c.category, c.namespace, c.node_pool) as place
from read_model.charge_month_sum c
left join read_model.cost_project p on p.project = c.sub_account
left join read_model.cost_namespace n on n.namespace = c.namespace;

-- Lists ask for the days of fifty tenants at once; each row lies in a block of its own, so the sum stands in the index.
drop index read_model.charge_by_project;
create index charge_by_project on read_model.charge (sub_account, charge_day) include (billed);
drop index read_model.charge_by_namespace;
create index charge_by_namespace on read_model.charge (namespace, charge_day) include (sub_account, billed)
    where namespace is not null;
create index cost_owner_by_tenant on read_model.cost_owner (tenant, project);
create index cost_owner_by_project on read_model.cost_owner (project, tenant);
