-- The proposal that a difference waits for: merged, and not yet live.
alter table tenantry.drift add column proposal text;
