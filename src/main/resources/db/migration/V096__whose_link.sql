-- A linked account belongs to a person, not to an address, which may be given to somebody else: the
-- identity provider's name for whoever linked it. Null where that is not known.
alter table tenantry.github_link add column issuer text;
alter table tenantry.github_link add column subject text;

-- When a person was first known under an address: of whom only the API saw, no sign-in tells it.
alter table tenantry.sign_in add column since timestamptz;
update tenantry.sign_in set since = at;
alter table tenantry.sign_in alter column since set default now();
alter table tenantry.sign_in alter column since set not null;
create index sign_in_email on tenantry.sign_in (email);

-- Links of before are of whoever is the only one that ever had the address.
update tenantry.github_link as link set issuer = only_one.issuer, subject = only_one.subject
    from (select email, min(issuer) as issuer, min(subject) as subject from tenantry.sign_in
          group by email having count(*) = 1) as only_one
    where only_one.email = link.email;
