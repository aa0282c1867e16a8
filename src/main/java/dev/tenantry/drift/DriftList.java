package dev.tenantry.drift;

import dev.tenantry.web.Cursor;
import dev.tenantry.web.KeyedPage;
import dev.tenantry.web.TenantHeads;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** The differences that a person may see, newest first. */
@ApplicationScoped
class DriftList {

    /** Which ones: of one tenant, of one kind, or all. */
    record Filter(Optional<String> tenant, Optional<Difference.Kind> kind) {}

    private static final Instant FAR = Instant.parse("9999-01-01T00:00:00Z");

    private static final String PAGE =
            """
            select * from tenantry.drift
            where (tenant is null or tenant <> all(?))
              and (?::text is null or tenant = ?) and (?::text is null or kind = ?)
              and (since < ? or since = ? and key > ?)
            order by since desc, key limit ?
            """;

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

    private List<Difference> rows(Filter filter, Instant since, String key, int rows) {
        String tenant = filter.tenant().orElse(null);
        String kind = filter.kind().map(Enum::name).orElse(null);
        OffsetDateTime time = since.atOffset(ZoneOffset.UTC);
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(PAGE)) {
            Array hidden = connection.createArrayOf("text", heads.hidden().toArray());
            Object[] values = {hidden, tenant, tenant, kind, kind, time, time, key, rows};
            for (int i = 0; i < values.length; i++) {
                select.setObject(i + 1, values[i]);
            }
            List<Difference> differences = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    differences.add(read(row));
                }
            }
            return differences;
        } catch (SQLException e) {
            throw new IllegalStateException("Drift could not be read", e);
        }
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
                row.getObject("since", OffsetDateTime.class).toInstant());
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw Cursor.notOurs();
        }
    }
}
