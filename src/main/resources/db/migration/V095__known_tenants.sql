-- Who may know a tenant, as it was last known, for good: its proposals and runs outlast its rows in the read model.
create table tenantry.known_tenant (
    id         text   primary key,
    visible_to text[]                       -- whoever may know it is in all of these groups; null where nobody ever told
);
-- Every page asks who must not be known.
create index known_tenant_hidden on tenantry.known_tenant (id) where visible_to is distinct from '{}';

insert into tenantry.known_tenant (id, visible_to)
select id, coalesce(array_agg(distinct visible_to) filter (where visible_to is not null), '{}')
from read_model.tenant group by id;

-- What was gone before anybody remembered may have been hidden.
insert into tenantry.known_tenant (id)
select tenant from (select tenant from tenantry.proposal
                    union select tenant from tenantry.run
                    union select tenant from tenantry.drift) met
where tenant is not null on conflict do nothing;

-- Grants ask the same, by their tenant: it takes the place of the copy in the indexes that lists are counted by.
drop index read_model.grant_row_by_end;
drop index read_model.grant_row_by_tenant;
drop index read_model.grant_row_by_role;
drop index read_model.grant_row_by_principal;
alter table read_model.grant_row drop column visible_to;
alter table read_model.grant_tenant drop column visible_to;
create index grant_row_by_end on read_model.grant_row (ends_key, id) include (tenant);
create index grant_row_by_tenant on read_model.grant_row (tenant, ends_key, id);
create index grant_row_by_role on read_model.grant_row (role, ends_key, id) include (tenant);
create index grant_row_by_principal on read_model.grant_row (principal_name text_pattern_ops, ends_key, id) include (tenant);
