-- What the billing export says. Which tenant a charge belongs to is not stored: it follows from the
-- estate (cost_owner) when it is read, so that a new tenant has its past costs at once and the
-- order in which sources are indexed changes nothing.

-- Every file of the export that was read, so that it is not read again.
create table read_model.billing_file (
    name         text primary key,       -- path in the folder, without .gz
    hash         text    not null,       -- SHA-256 of the uncompressed bytes; '' when refused
    stamp        text    not null,       -- size and time of change
    duplicate_of text,                   -- the same bytes are counted under this name
    refused      boolean not null,       -- could not be read as a whole; its older charges stay
    gone         boolean not null,       -- not in the folder any more; its charges stay
    unread       integer not null,       -- rows that could not be read and are in no sum
    rows         integer not null,
    billed       numeric not null,
    first_day    date,
    last_day     date
);

-- FOCUS charges, added up exactly per file and day. Money is numeric without a scale: rounding is
-- for the eye only.
create table read_model.charge (
    charge_day       date    not null,   -- ChargePeriodStart, UTC
    billing_month    date    not null,   -- BillingPeriodStart
    billing_account  text    not null,
    sub_account      text,               -- SubAccountId: the project
    sub_account_name text,
    service_category text    not null,
    service          text    not null,
    node_pool        text,
    namespace        text,
    category         text    not null,   -- ChargeCategory
    correction       boolean not null,
    billed           numeric not null,
    effective        numeric not null,
    rows             integer not null,
    file             text    not null
) partition by range (charge_day);
create index charge_by_day on read_model.charge (charge_day);
create index charge_by_project on read_model.charge (sub_account, charge_day);
create index charge_by_namespace on read_model.charge (namespace, charge_day)
    where namespace is not null;

-- A day on which a service of a project cost far more than it used to.
create table read_model.cost_anomaly (
    charge_day  date    not null,
    sub_account text    not null,
    service     text    not null,
    billed      numeric not null,
    usual       numeric not null,        -- the median of the four weeks before
    primary key (charge_day, sub_account, service)
);

-- Whose project it is, from the estate. tenant is null for projects of the platform itself.
create table read_model.cost_owner (
    path    text    not null,
    line    integer not null,
    project text    not null,
    tenant  text
);
create index cost_owner_by_path on read_model.cost_owner (path);

-- Tenants that only one group may know.
create table read_model.cost_secret (
    path       text not null,
    tenant     text not null,
    visible_to text not null
);

create table read_model.cost_budget (
    path     text    not null,
    line     integer not null,
    name     text    not null,
    tenant   text,
    project  text,
    monthly  numeric not null,
    currency text    not null
);

-- Each charge with its place on the pages. Every charge has exactly one, so that all groupings add
-- up to the bill.
create view read_model.cost as
select c.*,
       coalesce(by_project.tenant, by_namespace.tenant) as tenant,
       case
           when coalesce(by_project.tenant, by_namespace.tenant) is not null then 'tenant'
           when c.category = 'TAX' then 'tax'
           when c.namespace = 'kube:unallocated' then 'idle'
           when c.namespace = 'kube:system-overhead' then 'overhead'
           when by_project.project is not null and c.node_pool is not null
                and c.namespace is null and c.category = 'USAGE' then 'unsplit'
           when by_project.project is not null then 'platform'
           else 'unattributed'
       end as place
from read_model.charge c
left join (select project, min(tenant) as tenant
           from read_model.cost_owner group by project) by_project
       on by_project.project = c.sub_account
left join (select distinct 't-' || tenant as namespace, tenant
           from read_model.cost_owner where tenant is not null) by_namespace
       on by_namespace.namespace = c.namespace;
