-- Links of before GitHub's numbers were kept: whoever has the login now need not be who linked it.
-- Their owners link their accounts once more.
update tenantry.github_link set broken_at = now() where account is null and broken_at is null;
