-- A file of the export that is gone because a newer one has all that it said; its charges went with it.
alter table read_model.billing_file add column replaced_by text;

-- Charges of one file that another seems to have as well, so that they are perhaps counted twice.
create table read_model.billing_overlap (
    file   text    not null,
    other  text    not null,
    billed numeric not null,                -- of the charges that both have, as the first says
    primary key (file, other)
);
