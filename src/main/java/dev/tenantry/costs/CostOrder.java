package dev.tenantry.costs;

import dev.tenantry.web.Sort;

/** What the groups of costs can be sorted by. */
enum CostOrder implements Sort.Key {
    COST,
    NAME,
    CHANGE;

    @Override
    public boolean startsDown() {
        return this != NAME;
    }
}
