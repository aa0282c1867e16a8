-- Paths and ids are compared byte by byte, as Git orders them: a prefix is a range of the index, and
-- pages by key end where they should whatever the database's locale is.
alter table read_model.finding
    alter column path type text collate "C",
    alter column id type text collate "C";
alter table read_model.manifest
    alter column path type text collate "C",
    alter column namespace type text collate "C",
    alter column name type text collate "C";
alter table read_model.manifest_reference
    alter column path type text collate "C",
    alter column namespace type text collate "C",
    alter column name type text collate "C";
alter table read_model.unplaced_file alter column path type text collate "C";
alter table read_model.estate_commit alter column commit type text collate "C";
alter table read_model.estate_commit_path
    alter column path type text collate "C",
    alter column commit type text collate "C";
