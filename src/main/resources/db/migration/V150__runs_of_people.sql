-- Runs that a person started, newest first; most runs are started by a schedule.
create index run_by_creator on tenantry.run (creator, created_at desc, uid desc) where creator is not null;
