-- Two objects may stand on one line of a file (a list in braces): where each stands is no key.
alter table read_model.tenant_project drop constraint tenant_project_pkey;
create index tenant_project_by_path on read_model.tenant_project (path, line);
alter table read_model.tenant_resource drop constraint tenant_resource_pkey;
create index tenant_resource_by_path on read_model.tenant_resource (path, line);
alter table read_model.grant_store drop constraint grant_store_pkey;
create index grant_store_by_path on read_model.grant_store (path, line);
