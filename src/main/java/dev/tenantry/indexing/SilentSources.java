package dev.tenantry.indexing;

import dev.tenantry.web.Notice;
import dev.tenantry.web.Query;
import dev.tenantry.web.Sql;
import dev.tenantry.web.Viewer;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Says of each source that does not answer since when its rows stand still. */
@Singleton
class SilentSources implements Notice.Maker {

    private static final String TROUBLES =
            """
            select source, trouble, troubled_since from read_model.source_state
            where trouble is not null order by source
            """;

    private final Sql sql;

    SilentSources(Sql sql) {
        this.sql = sql;
    }

    @Override
    public List<Notice> notices(Viewer viewer) {
        return sql.list(TROUBLES, SilentSources::notice);
    }

    private static Notice notice(ResultSet row) throws SQLException {
        Optional<Instant> since = Query.instant(row, "troubled_since");
        return new Notice(
                "warn",
                Source.valueOf(row.getString("source")).title() + " does not answer.",
                row.getString("trouble")
                        + " Rows are as they were"
                        + (since.isPresent() ? "" : "."),
                since,
                "/status",
                "Status");
    }
}
