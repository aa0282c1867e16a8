-- Who is who, when it is asked who made a change and who approved it. Rows are kept for good: an
-- account, a login or an address that was ever a person's stays theirs for this question.

-- GitHub's number of an account stays when its login is changed; null where it was not asked for yet.
alter table tenantry.github_link add column account bigint;
create unique index github_link_account on tenantry.github_link (account);

create table tenantry.github_link_ever (
    email   text        not null,
    account bigint      not null, -- 0 where the number was not known
    login   text        not null, -- as it was then, in lower case
    since   timestamptz not null,
    primary key (email, account, login)
);
insert into tenantry.github_link_ever (email, account, login, since)
    select email, 0, lower(login), linked_at from tenantry.github_link;

-- States of GitHub logins that were used: each works once. Forgotten when they would not work anyway.
create table tenantry.github_link_state (
    state text        primary key,
    until timestamptz not null
);
