package dev.tenantry.web;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * Something that was read from rows of the estate, kept in memory until the estate moves. Only the
 * newest is kept: it may be large.
 */
public final class EstateNames<T> {

    private static final String MARKER =
            "select coalesce(marker, '') from read_model.source_state where source = 'GIT'";

    private record Read<T>(String marker, T what) {}

    private final Sql sql;
    private final Supplier<T> read;
    private final AtomicReference<Optional<Read<T>>> newest =
            new AtomicReference<>(Optional.empty());

    public EstateNames(Sql sql, Supplier<T> read) {
        this.sql = sql;
        this.read = read;
    }

    /** As the estate is indexed now. */
    public T now() {
        String marker = sql.list(MARKER, row -> row.getString(1)).stream().findFirst().orElse("");
        Optional<Read<T>> known = newest.get();
        if (!marker.isEmpty() && known.isPresent() && known.get().marker.equals(marker)) {
            return known.get().what;
        }
        T what = read.get();
        newest.set(Optional.of(new Read<>(marker, what)));
        return what;
    }
}
