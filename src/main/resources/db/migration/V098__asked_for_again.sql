-- The step was asked for once more while a replica does it.
alter table tenantry.proposal_outbox add column again boolean not null default false;
