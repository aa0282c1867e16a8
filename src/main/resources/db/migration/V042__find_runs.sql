-- The unique end of a run's name, as people copy it from a log.
create index run_by_end on tenantry.run (reverse(name) text_pattern_ops);
