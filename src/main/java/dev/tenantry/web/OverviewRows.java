package dev.tenantry.web;

import dev.tenantry.identity.Actor;
import dev.tenantry.identity.ConsoleRole;
import dev.tenantry.web.Overview.Attention;
import dev.tenantry.web.Overview.Item;
import jakarta.enterprise.context.RequestScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@link Overview} from the rows of all slices. */
@RequestScoped
public class OverviewRows {

    private static final Duration SOON = Duration.ofDays(7);
    private static final int MOST = 6;

    /** Names of sources as people read them. */
    private static final Map<String, String> SOURCES =
            Map.of(
                    "GIT", "Git",
                    "GOOGLE_CLOUD", "Google Cloud",
                    "KUBERNETES", "Kubernetes",
                    "BILLING", "Billing");

    private static final String PROPOSALS =
            """
            select id, title, stage, requested_by, pr_number, requested_at, sent_back
            from tenantry.proposal
            where stage in ('REQUESTED', 'OPENED', 'CHECKED', 'APPROVED', 'CONFLICT')
              and (requested_by = ?) = ? and not (sent_back and not ?)
              and not coalesce(tenant, '') = any(?)
            order by requested_at limit ?
            """;

    /** What only its requester can bring on: changes are wanted, or it waits to be merged. */
    private static final String NEEDS =
            """
            select id, title, stage, requested_by, pr_number, requested_at, sent_back
            from tenantry.proposal
            where requested_by = ? and not coalesce(tenant, '') = any(?)
              and (stage in ('APPROVED', 'CONFLICT')
                or (sent_back and stage in ('OPENED', 'CHECKED')))
            order by sent_back desc, requested_at limit ?
            """;

    private static final String EXPIRING =
            """
            select tenant, name, role, resource, ends from read_model.grant_row
            where principal_name = ? and ends_key between ? and ? and not tenant = any(?)
            order by ends_key, id limit ?
            """;
    private static final String TROUBLES =
            """
            select source, trouble, troubled_since from read_model.source_state
            where trouble is not null order by source
            """;

    private static final String SETUP =
            "select missing from tenantry.branch_setup order by looked_at desc limit 1";

    private static final String AS_OF =
            "select min(as_of) as as_of from read_model.source_state having count(*) = count(as_of)";

    /** The stages at which somebody still has to act; {@code PROPOSALS} asks for no other. */
    enum OpenStage {
        REQUESTED(Status.QUEUED),
        OPENED(Status.IN_REVIEW),
        CHECKED(Status.IN_REVIEW),
        APPROVED(Status.APPROVED),
        CONFLICT(Status.CONFLICT);

        private final Status shown;

        OpenStage(Status shown) {
            this.shown = shown;
        }
    }

    private final Sql sql;
    private final AttentionRows attention;
    private final OverviewFigures figures;
    private final SilentRows silent;
    private final Visibility visibility;
    private final Clock clock;

    OverviewRows(
            Sql sql,
            AttentionRows attention,
            OverviewFigures figures,
            SilentRows silent,
            Visibility visibility,
            Clock clock) {
        this.sql = sql;
        this.attention = attention;
        this.figures = figures;
        this.silent = silent;
        this.visibility = visibility;
        this.clock = clock;
    }

    public Overview of(Actor person) {
        boolean infra = person.is(ConsoleRole.INFRA_ENGINEER);
        return new Overview(
                figures.now(),
                person.is(ConsoleRole.REVIEWER) ? proposals(person, false) : List.of(),
                needs(person),
                proposals(person, true),
                expiring(person),
                infra ? attention.all() : Attention.NONE,
                troubles(),
                infra ? sql.count(SETUP) : 0,
                silent.all(),
                sql.list(AS_OF, row -> Query.instant(row, "as_of")).stream()
                        .flatMap(Optional::stream)
                        .findFirst());
    }

    private List<Item> proposals(Actor person, boolean own) {
        return sql.list(
                PROPOSALS,
                OverviewRows::proposal,
                person.email(),
                own,
                own,
                visibility.hidden(),
                MOST);
    }

    private List<Item> needs(Actor person) {
        return sql.list(NEEDS, OverviewRows::proposal, person.email(), visibility.hidden(), MOST);
    }

    private static Item proposal(ResultSet row) throws SQLException {
        String number = row.getString("pr_number");
        return new Item(
                row.getString("title"),
                "asked by "
                        + row.getString("requested_by")
                        + (number == null ? "" : ", #" + number),
                "/proposals/" + row.getString("id"),
                row.getBoolean("sent_back")
                        ? Status.CHANGES_REQUESTED
                        : OpenStage.valueOf(row.getString("stage")).shown,
                Query.instant(row, "requested_at"));
    }

    private List<Item> expiring(Actor person) {
        return sql.list(
                EXPIRING,
                row ->
                        new Item(
                                "Your %s on %s (%s) ends"
                                        .formatted(
                                                row.getString("role").replace("roles/", ""),
                                                row.getString("resource"),
                                                row.getString("tenant")),
                                "Extend it, or let it end.",
                                "/access/grants/%s/%s"
                                        .formatted(
                                                row.getString("tenant"),
                                                URLEncoder.encode(
                                                        row.getString("name"),
                                                        StandardCharsets.UTF_8)),
                                Status.EXPIRING,
                                Query.instant(row, "ends")),
                person.email(),
                now(),
                now().plus(SOON),
                visibility.hidden(),
                MOST);
    }

    private List<Item> troubles() {
        return sql.list(
                TROUBLES,
                row ->
                        new Item(
                                SOURCES.getOrDefault(
                                        row.getString("source"), row.getString("source")),
                                row.getString("trouble"),
                                "/status",
                                Status.STALE,
                                Query.instant(row, "troubled_since")));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
