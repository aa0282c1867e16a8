package dev.tenantry.costs;

/** What a sum is read from: always the fewest rows that say it. */
enum CostTable {
    /**
     * The charges of one tenant: those that {@code read_model.cost} says are its, found by index
     * instead of asking of each whose it is. Two parameters more, both of them the tenant.
     */
    TENANT(
            """
            read_model.charge c where charge_day between ? and ?
              and (sub_account = any(array(
                     select o.project from read_model.project_claim o
                     where o.tenant = ? and o.tenant = (
                       select p.tenant from read_model.project_owner p where p.project = o.project)))
                   or (namespace = (select n.namespace from read_model.cost_namespace n
                                    where n.tenant = ?)
                       and (select p.tenant from read_model.project_owner p
                            where p.project = c.sub_account) is null))
            """),
    /** The same, added up by month: a thirtieth of the rows, under the first day of each month. */
    MONTHS("read_model.cost_month where charge_day between ? and ?"),
    /** All charges of a day together, whoever's they are: a few rows a day. */
    BILL("read_model.charge_day_sum where charge_day between ? and ?"),
    /** All days together, added up before it is asked whose they are: without days. */
    PERIOD(
            """
            (select coalesce(p.tenant, n.tenant) as tenant, c.billed,
                    read_model.cost_place(coalesce(p.tenant, n.tenant), p.project, c.category,
                                          c.namespace, c.node_pool) as place
             from (select sub_account, namespace, node_pool, category, sum(billed) as billed
                   from read_model.charge where charge_day between ? and ?
                   group by sub_account, namespace, node_pool, category) c
             left join read_model.project_owner p on p.project = c.sub_account
             left join read_model.cost_namespace n on n.namespace = c.namespace) as period
            """);

    private final String from;

    CostTable(String from) {
        this.from = from;
    }

    /**
     * What follows {@code from}; has {@code billed}, and but for {@link #PERIOD} {@code
     * charge_day}. Two parameters: the first and the last day.
     */
    String from() {
        return from;
    }

    /** For sums over days; a tenant's charges are few and found by index. */
    static CostTable of(CostScope scope) {
        return scope.tenant().isPresent() ? TENANT : BILL;
    }

    /** For sums over groups, of whole months or of any days. */
    static CostTable of(CostScope scope, CostGrouping grouping, boolean wholeMonths) {
        if (scope.tenant().isEmpty() && grouping == CostGrouping.TENANT) {
            return wholeMonths ? MONTHS : PERIOD;
        }
        return of(scope);
    }
}
