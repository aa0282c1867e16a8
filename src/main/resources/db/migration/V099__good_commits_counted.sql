-- A commit may be called good while another replica finds that it is so no more: whoever forgets it
-- has to know of the last time.
alter table tenantry.good_commit add column times bigint not null default 1;
