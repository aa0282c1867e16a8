-- Grants of those whose address begins with what somebody typed are counted, too: without reading rows.
drop index read_model.grant_row_by_principal;
create index grant_row_by_principal on read_model.grant_row (principal_name text_pattern_ops, ends_key, id) include (visible_to);
