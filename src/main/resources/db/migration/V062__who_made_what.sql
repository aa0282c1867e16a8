-- What the identity provider told at the last sign-in of a person under an address.
create table tenantry.sign_in (
    issuer  text        not null,
    subject text        not null,
    email   text        not null,
    roles   text        not null, -- the console's, separated by spaces
    at      timestamptz not null,
    primary key (issuer, subject, email)
);

-- Whose credential pushed, as GitHub's signed webhook says it; the commits say what they like.
create table tenantry.github_push (
    ref     text        not null,
    commit  text        not null,
    account bigint      not null,
    login   text        not null,
    at      timestamptz not null,
    primary key (ref, commit, account)
);
create index github_push_commit on tenantry.github_push (commit);

-- Commits that we made, kept before a branch stands at them: what is not in here is not ours.
create table tenantry.proposal_commit (
    commit   text        primary key,
    proposal text        not null,
    made_at  timestamptz not null
);

-- What a proposal's branch holds now: the commit that we made of its intent, or what somebody else
-- made of it. Proposals from before are of the second kind until they are applied again: nobody
-- remembers who made them.
alter table tenantry.proposal add column made text;
alter table tenantry.proposal add column by_hand jsonb;

-- Why our check could not be written on the forge; null when it could.
alter table tenantry.proposal add column check_trouble text;
