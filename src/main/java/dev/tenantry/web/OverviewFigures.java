package dev.tenantry.web;

import jakarta.enterprise.context.RequestScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;

/** Counts for the first page over all that the person may see. */
@RequestScoped
public class OverviewFigures {

    private static final Duration SOON = Duration.ofDays(7);

    private static final String TENANTS =
            "select count(distinct id) from read_model.tenant where not id = any(?)";
    private static final String GRANTS =
            "select count(*) from read_model.grant_row where ends_key > ? and not tenant = any(?)";
    private static final String ENDING =
            """
            select count(*) from read_model.grant_row
            where ends_key between ? and ? and not tenant = any(?)
            """;
    private static final String ENDED_RUNS =
            """
            select count(*) filter (where phase = 'Succeeded') as succeeded, count(*) as ended
            from read_model.run
            where created_at > ? and phase in ('Succeeded', 'Failed', 'Error')
              and not coalesce(tenant, '') = any(?)
            """;
    private static final String DRIFT =
            "select count(*) from tenantry.drift"
                    + " where proposal is null and not coalesce(tenant, '') = any(?)";
    private static final String FINDINGS =
            "select count(*) from read_model.finding where not coalesce(tenant, '') = any(?)";

    private final Sql sql;
    private final UntilMoved known;
    private final Visibility visibility;
    private final Clock clock;

    OverviewFigures(Sql sql, UntilMoved known, Visibility visibility, Clock clock) {
        this.sql = sql;
        this.known = known;
        this.visibility = visibility;
        this.clock = clock;
    }

    Overview.Figures now() {
        List<String> hidden = visibility.hidden();
        Instant minute = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        Estate estate = known.one(Set.of("GIT"), new Counted(hidden, minute), () -> estate(hidden));
        Ended ended = known.one(Set.of(), new Counted.OfRuns(hidden, minute), () -> ended(hidden));
        return new Overview.Figures(
                estate.tenants(),
                estate.grants(),
                estate.ending(),
                ended.succeeded(),
                ended.all(),
                sql.count(DRIFT, hidden),
                sql.count(FINDINGS, hidden));
    }

    /**
     * Counting a million rows takes longer than the page: what time changes may be a minute old.
     */
    private record Counted(List<String> hidden, Instant minute) {
        private record OfRuns(List<String> hidden, Instant minute) {}
    }

    private record Estate(long tenants, long grants, long ending) {}

    private record Ended(long succeeded, long all) {}

    private Estate estate(List<String> hidden) {
        return new Estate(
                sql.count(TENANTS, hidden),
                sql.count(GRANTS, at(Duration.ZERO), hidden),
                sql.count(ENDING, at(Duration.ZERO), at(SOON), hidden));
    }

    private Ended ended(List<String> hidden) {
        return sql
                .list(
                        ENDED_RUNS,
                        row -> new Ended(row.getLong("succeeded"), row.getLong("ended")),
                        at(SOON.negated()),
                        hidden)
                .stream()
                .findFirst()
                .orElse(new Ended(0, 0));
    }

    private OffsetDateTime at(Duration later) {
        return clock.instant().plus(later).atOffset(ZoneOffset.UTC);
    }
}
