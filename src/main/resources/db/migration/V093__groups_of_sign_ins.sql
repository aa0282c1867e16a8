-- Groups of the identity provider: policy/owners.yaml may say which of them a team of CODEOWNERS is.
alter table tenantry.sign_in add column groups text[] not null default '{}';
