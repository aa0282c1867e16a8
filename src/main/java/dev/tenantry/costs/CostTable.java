package dev.tenantry.costs;

/** What a sum is read from: always the fewest rows that say it. */
enum CostTable {
    /** Each charge with its place. */
    CHARGES("read_model.cost"),
    /** The same, added up by month: a thirtieth of the rows, under the first day of each month. */
    MONTHS("read_model.cost_month"),
    /** All charges of a day together, whoever's they are: a few rows a day. */
    BILL("read_model.charge_day_sum");

    private final String sql;

    CostTable(String sql) {
        this.sql = sql;
    }

    /** Its name in PostgreSQL; has {@code charge_day} and {@code billed}. */
    String sql() {
        return sql;
    }

    /** For sums over days; a tenant's charges are few and found by index. */
    static CostTable of(CostScope scope) {
        return scope.tenant().isPresent() ? CHARGES : BILL;
    }

    /** For sums over groups, of whole months or of any days. */
    static CostTable of(CostScope scope, CostGrouping grouping, boolean wholeMonths) {
        if (scope.tenant().isEmpty() && grouping == CostGrouping.TENANT) {
            return wholeMonths ? MONTHS : CHARGES;
        }
        return of(scope);
    }
}
