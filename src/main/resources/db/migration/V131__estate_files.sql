-- How each file of the estate was understood, whether anything is made of it or not.
drop table read_model.unplaced_file;
create table read_model.estate_file (
    path        text collate "C" primary key,
    tenant      text,
    sort        text    not null,      -- what it was taken for
    why         text    not null,      -- it is in no list; empty where it is in one
    objects     integer not null,
    applied     boolean not null,      -- does Argo CD apply it?
    application text    not null       -- the Application or set that does; empty where that has no name
);
create index estate_file_by_sort on read_model.estate_file (sort, path);
create index estate_file_by_tenant on read_model.estate_file (tenant, path);
-- Rows are written only by indexing: begin again, so that files that do not change are listed, too.
update read_model.source_state set marker = null where source = 'GIT';
