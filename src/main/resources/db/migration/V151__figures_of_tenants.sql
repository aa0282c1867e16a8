-- How many runs of a tenant failed lately, without reading those that did not.
create index run_failed on tenantry.run (tenant, created_at desc) where phase in ('Failed', 'Error');
-- What a project has used of its budget, for the fifty tenants of a page.
create index charge_month_sum_by_project on read_model.charge_month_sum (sub_account, month) include (billed);
create index charge_month_sum_by_namespace on read_model.charge_month_sum (namespace, month)
    include (sub_account, billed) where namespace is not null;
