package dev.tenantry.grants;

import dev.tenantry.policy.Times;
import dev.tenantry.web.Cursor;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where a page of grants ended.
 *
 * @param ends empty when the last grant of the page has no end
 */
record GrantCursor(Optional<Instant> ends, String id) {

    static String of(Grant grant) {
        return Cursor.of(grant.ends().map(Instant::toString).orElse(""), grant.id());
    }

    /**
     * Reads a cursor.
     *
     * @throws dev.tenantry.web.Problem with status 400 when it is none of ours
     */
    static GrantCursor read(String cursor) {
        List<String> key = Cursor.key(cursor, 2);
        Optional<Instant> ends = Times.parse(key.getFirst());
        if (ends.isEmpty() && !key.getFirst().isEmpty()) {
            throw Cursor.notOurs();
        }
        return new GrantCursor(ends, key.getLast());
    }

    void after(GrantSql sql) {
        if (ends.isPresent()) {
            sql.and("(ends_key, id) > (?, ?)", ends.get(), id);
        } else {
            sql.and("(ends_key, id) > ('infinity'::timestamptz, ?)", id);
        }
    }
}
