package dev.tenantry.grants;

import dev.tenantry.web.Query;
import dev.tenantry.web.Sql;
import dev.tenantry.web.Status;
import dev.tenantry.web.Viewer;
import dev.tenantry.web.Waiting;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** The grants of a person that end soon: they may extend them. */
@Singleton
class EndingGrants implements Waiting {

    private static final Duration SOON = Duration.ofDays(7);

    private static final String EXPIRING =
            """
            select tenant, name, role, resource, ends from read_model.grant_row
            where principal_name = ? and ends_key between ? and ? and not tenant = any(?)
            order by ends_key, id limit ?
            """;

    private final Sql sql;
    private final Clock clock;

    EndingGrants(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    @Override
    public Section section() {
        return Section.EXPIRING;
    }

    @Override
    public List<Item> items(Viewer viewer) {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        return sql.list(
                EXPIRING,
                EndingGrants::item,
                viewer.actor().email(),
                now,
                now.plus(SOON),
                viewer.hidden(),
                MOST);
    }

    private static Item item(ResultSet row) throws SQLException {
        String tenant = row.getString("tenant");
        return new Item(
                "Your %s on %s (%s) ends"
                        .formatted(
                                row.getString("role").replace("roles/", ""),
                                row.getString("resource"),
                                tenant),
                "Extend it, or let it end.",
                "/access/grants/%s/%s"
                        .formatted(
                                tenant,
                                URLEncoder.encode(row.getString("name"), StandardCharsets.UTF_8)),
                Status.EXPIRING,
                Query.instant(row, "ends"));
    }
}
