create schema if not exists tenantry;

-- A change that somebody wants merged; never rebuilt, it is nowhere else.
create table tenantry.proposal (
    id text primary key,
    version integer not null,
    kind text not null,
    tenant text,
    title text not null,
    reason text not null,
    requested_by text not null,
    idempotency_key text not null,
    branch text not null unique,
    intent jsonb not null,
    requester jsonb not null,
    facts jsonb not null,
    seen jsonb,
    seen_at timestamptz,
    stage text not null,
    requested_at timestamptz not null,
    opened_at timestamptz,
    checked_at timestamptz,
    approved_at timestamptz,
    merged_at timestamptz,
    synced_at timestamptz,
    live_at timestamptz,
    ended_at timestamptz,
    ended_because text,
    waits_because text,
    waits_until timestamptz,
    pr_number integer unique,
    pr_url text,
    head text,
    merge_commit text,
    unique (requested_by, idempotency_key)
);
create index proposal_newest on tenantry.proposal (requested_at desc, id);
create index proposal_of_tenant on tenantry.proposal (tenant, requested_at desc, id);
create index proposal_mine on tenantry.proposal (requested_by, requested_at desc, id);
create index proposal_open on tenantry.proposal (requested_at desc, id)
    where stage in ('REQUESTED', 'OPENED', 'CHECKED', 'APPROVED', 'CONFLICT');

-- What is still to be done on the forge; a row is deleted when its step is done.
create table tenantry.proposal_outbox (
    id bigint generated always as identity primary key,
    proposal text not null references tenantry.proposal,
    step text not null,
    due_at timestamptz not null,
    attempts integer not null default 0,
    lease uuid,
    lease_until timestamptz,
    unique (proposal, step)
);
create index proposal_outbox_due on tenantry.proposal_outbox (due_at, id);
