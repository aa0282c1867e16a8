package dev.tenantry.indexing;

import dev.tenantry.web.Cursor;
import dev.tenantry.web.KeyedPage;
import dev.tenantry.web.Query;
import dev.tenantry.web.Sql;
import dev.tenantry.web.TenantHeads;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** How the files of the estate were understood, of tenants that the signed-in person may know. */
@ApplicationScoped
class EstateFileList {

    private final DataSource database;
    private final TenantHeads tenants;

    EstateFileList(DataSource database, TenantHeads tenants) {
        this.database = database;
        this.tenants = tenants;
    }

    /**
     * A page of them by path.
     *
     * @param cursor where the page before ended; empty for the first
     */
    KeyedPage<EstateFileRow> page(FileFilter filter, Optional<String> cursor, int limit) {
        Query query = where(EstateFileRow.COLUMNS, filter);
        cursor.map(PathCursor::read).ifPresent(path -> query.add("and path > ?", path));
        return KeyedPage.of(
                query.add("order by path limit " + (limit + 1)).list(database, EstateFileRow::read),
                limit,
                row -> Cursor.of(PathCursor.part(row.path())));
    }

    /** All of them, one after the other, for a file that is saved. */
    void each(FileFilter filter, Consumer<EstateFileRow> sink) {
        where(EstateFileRow.COLUMNS, filter)
                .add("order by path")
                .each(database, 1_000, row -> sink.accept(EstateFileRow.read(row)));
    }

    /** How many there are of each sort, whichever is chosen. */
    Map<FileSort, Long> counts(FileFilter filter) {
        Map<FileSort, Long> counts = new EnumMap<>(FileSort.class);
        where("sort, count(*)", filter.as(Optional.empty()))
                .add("group by sort")
                .each(
                        database,
                        0,
                        row -> counts.put(FileSort.valueOf(row.getString(1)), row.getLong(2)));
        return counts;
    }

    /** How many stand where the layout has no place. */
    long unplaced() {
        FileFilter filter =
                new FileFilter(
                        Optional.of(FileSort.UNPLACED),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
        return where("count(*)", filter).number(database);
    }

    private Query where(String columns, FileFilter filter) {
        Query query =
                Query.of("select " + columns + " from read_model.estate_file")
                        .add("where (tenant is null or tenant <> all(?))", tenants.hidden());
        filter.sort().ifPresent(sort -> query.add("and sort = ?", sort.name()));
        filter.tenant().ifPresent(tenant -> query.add("and tenant = ?", tenant));
        filter.applied().ifPresent(a -> query.add("and applied = ?", a == FileFilter.Applied.YES));
        filter.folder()
                .ifPresent(
                        start ->
                                query.add("and path >= ? and path < ?", start, Sql.end(start))
                                        .plannedAnew());
        return query;
    }
}
