package dev.tenantry.drift;

import dev.tenantry.web.Cursor;
import dev.tenantry.web.KeyedPage;
import dev.tenantry.web.Query;
import dev.tenantry.web.TenantHeads;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** The differences that a person may see, newest first. */
@ApplicationScoped
class DriftList {

    /** Which ones: of one tenant, of one kind, or all. */
    record Filter(Optional<String> tenant, Optional<Difference.Kind> kind) {}

    private static final Instant FAR = Instant.parse("9999-01-01T00:00:00Z");

    private final DataSource database;
    private final TenantHeads heads;

    DriftList(DataSource database, TenantHeads heads) {
        this.database = database;
        this.heads = heads;
    }

    KeyedPage<Difference> page(Filter filter, Optional<String> cursor, int limit) {
        List<String> key = cursor.map(c -> Cursor.key(c, 2)).orElse(List.of(FAR.toString(), ""));
        return KeyedPage.of(
                rows(filter, time(key.get(0)), key.get(1), limit + 1),
                limit,
                row -> Cursor.of(row.since().toString(), row.key()));
    }

    /**
     * Is there a project that the estate says a tenant has, and that was read at Google Cloud?
     * Where there is none, that nothing differs says nothing.
     */
    boolean isAnythingCompared() {
        return Query.of("select count(*) from read_model.google_project g")
                        .add("where g.observed_at is not null and exists (select from")
                        .add("read_model.project_claim c where c.project = g.project)")
                        .number(database)
                > 0;
    }

    private List<Difference> rows(Filter filter, Instant since, String key, int rows) {
        Query query =
                Query.of("select * from tenantry.drift")
                        .add("where (tenant is null or tenant <> all(?))", heads.hidden())
                        .add("and (since < ? or since = ? and key > ?)", since, since, key);
        filter.tenant().ifPresent(tenant -> query.add("and tenant = ?", tenant));
        filter.kind().ifPresent(kind -> query.add("and kind = ?", kind.name()));
        return query.add("order by since desc, key limit " + rows).list(database, DriftList::read);
    }

    private static Difference read(ResultSet row) throws SQLException {
        return new Difference(
                row.getString("key"),
                Optional.ofNullable(row.getString("tenant")),
                Difference.Kind.valueOf(row.getString("kind")),
                row.getString("object"),
                row.getString("field"),
                row.getString("in_git"),
                row.getString("live"),
                Optional.ofNullable(row.getString("path")),
                row.getInt("line"),
                row.getObject("since", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getString("proposal")));
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw Cursor.notOurs();
        }
    }
}
