-- A project may answer and yet not list its service accounts: their rows are older then.
alter table read_model.google_project add column accounts_listed boolean not null default true;
