-- Lists of grants are read by key in each order that they offer.
create index grant_row_by_person on read_model.grant_row (principal_name collate "C", id);
create index grant_row_by_asked on read_model.grant_row ((coalesce(requested_at, timestamptz '-infinity')), id);
