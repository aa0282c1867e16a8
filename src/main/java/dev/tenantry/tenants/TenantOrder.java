package dev.tenantry.tenants;

import dev.tenantry.web.Sort;

/** What the list of tenants can be sorted by; each has an index with the id behind it. */
enum TenantOrder implements Sort.Key {
    NAME("lower(t.display_name) collate \"C\""),
    OWNER("t.owner collate \"C\""),
    ENVIRONMENT("t.env");

    private final String sql;

    TenantOrder(String sql) {
        this.sql = sql;
    }

    /** What is compared, of the rows called {@code t}. */
    String sql() {
        return sql;
    }

    @Override
    public boolean startsDown() {
        return false;
    }
}
