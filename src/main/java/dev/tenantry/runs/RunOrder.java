package dev.tenantry.runs;

import dev.tenantry.web.Sort;

/** What runs can be sorted by. */
enum RunOrder implements Sort.Key {
    STARTED;

    @Override
    public boolean startsDown() {
        return true;
    }
}
