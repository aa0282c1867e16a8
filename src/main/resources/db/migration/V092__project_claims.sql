-- Whose project it is, as the manifests of the estate say: one row for each that does. tenant is null where the platform has it.
alter table read_model.cost_owner rename to project_claim;
alter table read_model.project_claim add column claimed_by text not null default 'PROJECT';
alter table read_model.project_claim alter column claimed_by drop default;
alter index read_model.cost_owner_by_path rename to project_claim_by_path;
alter index read_model.cost_owner_by_tenant rename to project_claim_by_tenant;
alter index read_model.cost_owner_by_project rename to project_claim_by_project;

-- A project that two tenants claim is nobody's: it is not here.
create or replace view read_model.cost_project as
select project, min(tenant) as tenant from read_model.project_claim
group by project having count(distinct tenant) <= 1;
alter view read_model.cost_project rename to project_owner;

-- The one project of a tenant: where Config Connector acts for its namespace, else the one that is made for it.
create view read_model.project_of_tenant as
select mine.tenant, mine.project
from (select distinct on (tenant) tenant, project from read_model.project_claim
      where tenant is not null order by tenant, claimed_by, path, line) mine
where not exists (select from read_model.project_claim other
                  where other.project = mine.project and other.tenant <> mine.tenant);

-- Written and read by nobody.
drop table read_model.cost_secret;
