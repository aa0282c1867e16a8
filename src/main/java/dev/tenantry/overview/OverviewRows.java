package dev.tenantry.overview;

import dev.tenantry.identity.ConsoleRole;
import dev.tenantry.web.Figure;
import dev.tenantry.web.Notice;
import dev.tenantry.web.Query;
import dev.tenantry.web.SilentRows;
import dev.tenantry.web.Sql;
import dev.tenantry.web.Viewer;
import dev.tenantry.web.Waiting;
import dev.tenantry.web.Waiting.Card;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Puts the {@link Overview} together from what all rooms have for it. */
@Singleton
public class OverviewRows {

    private static final String TENANTS =
            """
            select count(*) from (
              select 1 from read_model.tenant where not id = any(?) limit 1) visible
            """;

    private static final String AS_OF =
            "select min(as_of) as as_of from read_model.source_state having count(*) = count(as_of)";

    private final Sql sql;
    private final List<Figure.Maker> figures;
    private final List<Waiting> waiting;
    private final List<Notice.Maker> notices;
    private final SilentRows silent;

    OverviewRows(
            Sql sql,
            @All List<Figure.Maker> figures,
            @All List<Waiting> waiting,
            @All List<Notice.Maker> notices,
            SilentRows silent) {
        this.sql = sql;
        this.figures =
                figures.stream().sorted(Comparator.comparingInt(Figure.Maker::place)).toList();
        this.waiting = waiting.stream().sorted(Comparator.comparing(Waiting::section)).toList();
        this.notices = List.copyOf(notices);
        this.silent = silent;
    }

    public Overview of(Viewer viewer) {
        return new Overview(
                sql.count(TENANTS, viewer.hidden()) == 0,
                figures.stream().map(maker -> maker.figure(viewer)).toList(),
                entries(viewer),
                notices.stream().flatMap(maker -> maker.notices(viewer).stream()).toList(),
                silent.all(),
                sql.list(AS_OF, row -> Query.instant(row, "as_of")).stream()
                        .flatMap(Optional::stream)
                        .findFirst());
    }

    private List<Overview.Entry> entries(Viewer viewer) {
        boolean keeps = viewer.actor().is(ConsoleRole.INFRA_ENGINEER);
        return waiting.stream()
                .filter(each -> keeps || each.section().card() != Card.NEEDS_ATTENTION)
                .flatMap(
                        each ->
                                each.items(viewer).stream()
                                        .map(item -> new Overview.Entry(each.section(), item)))
                .toList();
    }
}
