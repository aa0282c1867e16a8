-- Commits that our check called good: a check stands on a commit and outlives what it was said of, so
-- that each is looked at until it is a part of the main branch or is good no more.
create table tenantry.good_commit (
    commit text primary key,
    pull_request integer not null,
    at timestamptz not null default now()
);
