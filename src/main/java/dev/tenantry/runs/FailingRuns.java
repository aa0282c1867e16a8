package dev.tenantry.runs;

import dev.tenantry.web.Figure;
import dev.tenantry.web.Formats;
import dev.tenantry.web.Query;
import dev.tenantry.web.Sql;
import dev.tenantry.web.Status;
import dev.tenantry.web.UntilMoved;
import dev.tenantry.web.Viewer;
import dev.tenantry.web.Waiting;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What failed within a day, and how many of the runs of a week succeeded. */
@Singleton
class FailingRuns implements Waiting, Figure.Maker {

    /** What fails again and again is one thing to look at. */
    private static final String FAILING =
            """
            select template, tenant, count(*) as times, max(ended) as ended,
              (array_agg(why order by ended desc))[1] as why,
              (array_agg(namespace || '/' || name order by ended desc))[1] as run
            from (
              select coalesce(template, name) as template, tenant, namespace, name, why,
                coalesce(finished_at, created_at) as ended
              from read_model.run
              where created_at > ? and phase in ('Failed', 'Error')
                and not coalesce(tenant, '') = any(?)) failed
            group by template, tenant order by max(ended) desc limit ?
            """;

    private static final String ENDED =
            """
            select count(*) filter (where phase = 'Succeeded') as succeeded, count(*) as ended
            from read_model.run
            where created_at > ? and phase in ('Succeeded', 'Failed', 'Error')
              and not coalesce(tenant, '') = any(?)
            """;

    private final Sql sql;
    private final UntilMoved known;
    private final Clock clock;

    FailingRuns(Sql sql, UntilMoved known, Clock clock) {
        this.sql = sql;
        this.known = known;
        this.clock = clock;
    }

    /** Counting a million rows takes longer than the page: it may be a minute old. */
    private record Counted(List<String> hidden, Instant minute) {}

    private record Ended(long succeeded, long all) {

        double success() {
            return all == 0 ? 1 : (double) succeeded / all;
        }
    }

    @Override
    public Section section() {
        return Section.FAILING;
    }

    @Override
    public List<Item> items(Viewer viewer) {
        return sql.list(
                FAILING, FailingRuns::item, now().minusDays(1), viewer.hidden(), Waiting.MOST);
    }

    private static Item item(ResultSet row) throws SQLException {
        String tenant = row.getString("tenant");
        long times = row.getLong("times");
        return new Item(
                row.getString("template"),
                (tenant == null ? "" : tenant + ": ")
                        + (times == 1 ? "" : times + " times, last: ")
                        + Optional.ofNullable(row.getString("why")).orElse("failed"),
                "/runs/" + row.getString("run"),
                Status.FAILED,
                Query.instant(row, "ended"));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    @Override
    public int place() {
        return 3;
    }

    @Override
    public Figure figure(Viewer viewer) {
        Instant minute = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        Ended ended =
                known.one(
                        Set.of(),
                        new Counted(viewer.hidden(), minute),
                        () -> ended(viewer.hidden()));
        return new Figure(
                "Run success, 7 days",
                Formats.percentOf(ended.success()),
                "/runs",
                Optional.of(Formats.countOf(ended.all)),
                ended.all == 1 ? "run ended" : "runs ended");
    }

    private Ended ended(List<String> hidden) {
        return sql
                .list(
                        ENDED,
                        row -> new Ended(row.getLong("succeeded"), row.getLong("ended")),
                        now().minusDays(7),
                        hidden)
                .stream()
                .findFirst()
                .orElse(new Ended(0, 0));
    }
}
