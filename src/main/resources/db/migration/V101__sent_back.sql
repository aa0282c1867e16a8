-- Whom a proposal waits for: its requester, once somebody asked for changes of the head that it has; and what they asked for anew.
alter table tenantry.proposal
    add column sent_back boolean not null default false,
    add column changed_at timestamptz,
    add column changing boolean not null default false;

update tenantry.proposal
set sent_back = exists (
    select from jsonb_array_elements(seen -> 'reviews') review
    where review ->> 'event' = 'REQUEST_CHANGES' and review ->> 'commit' = head)
where jsonb_typeof(seen -> 'reviews') = 'array';
