package dev.tenantry.grants;

import dev.tenantry.estate.Times;
import dev.tenantry.web.Cursor;
import dev.tenantry.web.Sort;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where a page of grants ended.
 *
 * @param value what the last grant of the page is sorted by; empty where it has no time
 */
record GrantCursor(Sort<GrantOrder> sort, String value, String id) {

    static String of(Sort<GrantOrder> sort, Grant grant) {
        return sort.cursor(sort.key().of(grant), grant.id());
    }

    /**
     * Reads a cursor.
     *
     * @throws dev.tenantry.web.Problem with status 400 when it is none of this order
     */
    static GrantCursor read(Sort<GrantOrder> sort, String cursor) {
        List<String> key = sort.key(cursor, 2);
        return new GrantCursor(sort, key.getFirst(), key.getLast());
    }

    void after(GrantSql sql) {
        String compared = "(" + sort.key().sql() + ", id)" + sort.beyond();
        if (!sort.key().isTime()) {
            sql.and(compared + "(?, ?)", value, id);
        } else if (value.isEmpty()) {
            sql.and(compared + "(timestamptz '" + sort.key().without() + "', ?)", id);
        } else {
            Optional<Instant> time = Times.parse(value);
            sql.and(compared + "(?, ?)", time.orElseThrow(Cursor::notOurs), id);
        }
    }
}
