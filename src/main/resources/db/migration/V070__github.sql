-- Which GitHub account a person acts with. Tokens are sealed (AES-GCM) with a key from the configuration.
create table tenantry.github_link (
    email              text primary key,
    login              text        not null,
    access_token       bytea       not null,
    access_expires_at  timestamptz not null,
    refresh_token      bytea,
    refresh_expires_at timestamptz,
    linked_at          timestamptz not null,
    -- A refresh token works once: whoever set this asks GitHub for the next one.
    refreshing_until   timestamptz,
    -- GitHub stopped taking the token: revoked there, or the key has changed.
    broken_at          timestamptz
);

-- One account is one person: nobody gets a second pair of eyes from a second name.
create unique index github_link_login on tenantry.github_link (lower(login));
