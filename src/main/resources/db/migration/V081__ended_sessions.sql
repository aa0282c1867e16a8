-- Sessions that were ended before their cookies ran out: by a sign-out here, or by the identity provider. All replicas ask here, since a
-- session itself is kept by its browser. A row is of no use once every cookie that it means has run out.
create table tenantry.ended_session (
    what  text        primary key,
    at    timestamptz not null,
    until timestamptz not null
);
create index ended_session_until on tenantry.ended_session (until);
