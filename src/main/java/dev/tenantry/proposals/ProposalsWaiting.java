package dev.tenantry.proposals;

import dev.tenantry.identity.ConsoleRole;
import dev.tenantry.web.Query;
import dev.tenantry.web.Sql;
import dev.tenantry.web.Viewer;
import dev.tenantry.web.Waiting;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;

/** Proposals that somebody has to look at: their own, and those that they may review. */
class ProposalsWaiting {

    private static final String COLUMNS =
            """
            select id, title, stage, requested_by, pr_number, requested_at, sent_back
            from tenantry.proposal
            """;

    private static final String OPEN =
            COLUMNS
                    + " where "
                    + Stage.OPEN
                    + """
                       and (requested_by = ?) = ? and not (sent_back and not ?)
                      and not coalesce(tenant, '') = any(?)
                    order by requested_at limit ?
                    """;

    /** What only its requester can bring on: changes are wanted, or it waits to be merged. */
    private static final String NEEDS =
            COLUMNS
                    + """
                    where requested_by = ? and not coalesce(tenant, '') = any(?)
                      and (stage in ('APPROVED', 'CONFLICT')
                        or (sent_back and stage in ('OPENED', 'CHECKED')))
                    order by sent_back desc, requested_at limit ?
                    """;

    private record Some(Section section, Function<Viewer, List<Waiting.Item>> read)
            implements Waiting {

        @Override
        public List<Waiting.Item> items(Viewer viewer) {
            return read.apply(viewer);
        }
    }

    private final Sql sql;

    ProposalsWaiting(Sql sql) {
        this.sql = sql;
    }

    @Produces
    @Singleton
    Waiting reviews() {
        return new Some(
                Waiting.Section.REVIEWS,
                viewer ->
                        viewer.actor().is(ConsoleRole.REVIEWER) ? open(viewer, false) : List.of());
    }

    @Produces
    @Singleton
    Waiting mine() {
        return new Some(Waiting.Section.MINE, viewer -> open(viewer, true));
    }

    @Produces
    @Singleton
    Waiting needs() {
        return new Some(
                Waiting.Section.NEEDS,
                viewer ->
                        sql.list(
                                NEEDS,
                                ProposalsWaiting::item,
                                viewer.actor().email(),
                                viewer.hidden(),
                                Waiting.MOST));
    }

    private List<Waiting.Item> open(Viewer viewer, boolean own) {
        return sql.list(
                OPEN,
                ProposalsWaiting::item,
                viewer.actor().email(),
                own,
                own,
                viewer.hidden(),
                Waiting.MOST);
    }

    private static Waiting.Item item(ResultSet row) throws SQLException {
        String number = row.getString("pr_number");
        return new Waiting.Item(
                row.getString("title"),
                "asked by "
                        + row.getString("requested_by")
                        + (number == null ? "" : ", #" + number),
                "/proposals/" + row.getString("id"),
                ProposalStatus.of(
                        Stage.valueOf(row.getString("stage")), row.getBoolean("sent_back")),
                Query.instant(row, "requested_at"));
    }
}
