package dev.tenantry.grants;

import dev.tenantry.web.Figure;
import dev.tenantry.web.Formats;
import dev.tenantry.web.Sql;
import dev.tenantry.web.UntilMoved;
import dev.tenantry.web.Viewer;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Counts grants, and those that end soon. */
@Singleton
class GrantFigure implements Figure.Maker {

    private static final String GRANTS =
            "select count(*) from read_model.grant_row where ends_key > ? and not tenant = any(?)";
    private static final String ENDING =
            """
            select count(*) from read_model.grant_row
            where ends_key between ? and ? and not tenant = any(?)
            """;

    private final Sql sql;
    private final UntilMoved known;
    private final Clock clock;

    GrantFigure(Sql sql, UntilMoved known, Clock clock) {
        this.sql = sql;
        this.known = known;
        this.clock = clock;
    }

    /** Counting a million rows takes longer than the page: it may be a minute old. */
    private record Counted(List<String> hidden, Instant minute) {}

    private record Counts(long grants, long ending) {}

    @Override
    public int place() {
        return 2;
    }

    @Override
    public Figure figure(Viewer viewer) {
        Instant minute = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        Counts counts =
                known.one(
                        Set.of("GIT"),
                        new Counted(viewer.hidden(), minute),
                        () -> count(viewer.hidden()));
        return new Figure(
                "Access grants",
                Formats.countOf(counts.grants),
                "/access",
                Optional.of(Formats.countOf(counts.ending)),
                (counts.ending == 1 ? "ends" : "end") + " within 7 days");
    }

    private Counts count(List<String> hidden) {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        return new Counts(
                sql.count(GRANTS, now, hidden),
                sql.count(ENDING, now, now.plus(Duration.ofDays(7)), hidden));
    }
}
