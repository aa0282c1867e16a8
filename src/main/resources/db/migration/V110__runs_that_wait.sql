-- Since when a run waits for somebody to resume it; its phase is then Waiting, which is not Argo's word.
alter table tenantry.run add column waiting_since timestamptz;
create or replace view read_model.run as select * from tenantry.run;
-- Steps that are there but packed in a way that we do not know, and steps of very long runs that are not kept.
alter table tenantry.run_detail add column steps_packed boolean not null default false;
alter table tenantry.run_detail add column steps_left_out integer not null default 0;
