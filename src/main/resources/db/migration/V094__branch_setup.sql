-- How the rules of the estate's branch stood when GitHub was last asked; one row for each branch that was ever the configured one.
create table tenantry.branch_setup (
    branch       text        primary key,
    looked_at    timestamptz not null,
    trouble      text,                 -- why the latest look failed
    requirements jsonb       not null, -- as they stood at the latest look that did not
    missing      integer     not null  -- how many of them are surely not met
);
