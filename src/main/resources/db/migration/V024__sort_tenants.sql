-- The list of tenants is read by key in each order that it offers.
create index tenant_by_name on read_model.tenant (lower(display_name) collate "C", id);
create index tenant_by_owner on read_model.tenant (owner collate "C", id);
