-- Every list of grants counts those that end soon and those that ended, up to a thousand each; with who may see them in the
-- index, counting reads no rows.
drop index read_model.grant_row_by_end;
create index grant_row_by_end on read_model.grant_row (ends_key, id) include (visible_to);
drop index read_model.grant_row_by_tenant;
create index grant_row_by_tenant on read_model.grant_row (tenant, ends_key, id) include (visible_to);
drop index read_model.grant_row_by_role;
create index grant_row_by_role on read_model.grant_row (role, ends_key, id) include (visible_to);
