-- The trace in which it was submitted (W3C traceparent), so that what is told of it weeks later is
-- found there; null when nothing was traced.
alter table tenantry.proposal add column trace text;
