package dev.tenantry.grants;

import dev.tenantry.web.Sort;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** What grants can be sorted by; each has an index with the id behind it. */
enum GrantOrder implements Sort.Key {
    ENDS("ends_key", "infinity"),
    PERSON("principal_name collate \"C\"", ""),
    ASKED("coalesce(requested_at, timestamptz '-infinity')", "-infinity");

    private final String sql;
    private final String without;

    GrantOrder(String sql, String without) {
        this.sql = sql;
        this.without = without;
    }

    /** What is compared. */
    String sql() {
        return sql;
    }

    /** What PostgreSQL compares where a grant has no time. */
    String without() {
        return without;
    }

    boolean isTime() {
        return this != PERSON;
    }

    /** What a grant has, as cursors keep it; empty where it has no time. */
    String of(Grant grant) {
        return switch (this) {
            case ENDS -> text(grant.ends());
            case PERSON -> grant.principal().name().toLowerCase(Locale.ROOT);
            case ASKED -> text(grant.asked().at());
        };
    }

    private static String text(Optional<Instant> time) {
        return time.map(Instant::toString).orElse("");
    }

    @Override
    public boolean startsDown() {
        return this == ASKED;
    }
}
