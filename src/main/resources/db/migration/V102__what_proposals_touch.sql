-- Which files a proposal touches, so that a grant knows what is under way with it and what was; and what it is about,
-- in words that are the same for two that ask for the same.
create function tenantry.paths_of(facts jsonb) returns text[]
    language sql immutable parallel safe
    return (select coalesce(array_agg(edit ->> 'path'), '{}') from jsonb_array_elements(facts -> 'edits') edit);

alter table tenantry.proposal
    add column touches text[] not null generated always as (tenantry.paths_of(facts)) stored,
    add column about text;

create index proposal_touching on tenantry.proposal using gin (touches);
create index proposal_about on tenantry.proposal (tenant, about)
    where stage in ('REQUESTED', 'OPENED', 'CHECKED', 'APPROVED', 'CONFLICT');
