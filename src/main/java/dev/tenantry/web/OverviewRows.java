package dev.tenantry.web;

import dev.tenantry.identity.Actor;
import dev.tenantry.identity.ConsoleRole;
import dev.tenantry.web.Overview.Item;
import jakarta.enterprise.context.RequestScoped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
            select id, title, stage, requested_by, pr_number, requested_at
            from tenantry.proposal
            where stage in ('REQUESTED', 'OPENED', 'CHECKED', 'APPROVED', 'CONFLICT')
              and (requested_by = ?) = ? and not coalesce(tenant, '') = any(?)
            order by requested_at limit ?
            """;
    private static final String EXPIRING =
            """
            select tenant, name, role, resource, ends from read_model.grant_row
            where principal_name = ? and ends_key between ? and ? and not tenant = any(?)
            order by ends_key, id limit ?
            """;
    private static final String FAILING =
            """
            select namespace, name, tenant, why, coalesce(finished_at, created_at) as ended
            from read_model.run
            where created_at > ? and phase in ('Failed', 'Error')
              and not coalesce(tenant, '') = any(?)
            order by created_at desc limit ?
            """;
    private static final String BUDGETS =
            """
            select b.tenant, b.monthly, b.currency, sum(c.billed) as spent
            from read_model.cost_budget b
            join read_model.charge_month_sum c on c.sub_account = b.project and c.month >= ?
            where b.tenant is not null and not b.tenant = any(?)
            group by b.path, b.line, b.tenant, b.monthly, b.currency
            having sum(c.billed) > b.monthly * 0.8
            order by sum(c.billed) / nullif(b.monthly, 0) desc limit ?
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
    private final UntilMoved known;
    private final OverviewFigures figures;
    private final SilentRows silent;
    private final Visibility visibility;
    private final Clock clock;

    OverviewRows(
            Sql sql,
            UntilMoved known,
            OverviewFigures figures,
            SilentRows silent,
            Visibility visibility,
            Clock clock) {
        this.sql = sql;
        this.known = known;
        this.figures = figures;
        this.silent = silent;
        this.visibility = visibility;
        this.clock = clock;
    }

    public Overview of(Actor person) {
        return new Overview(
                figures.now(),
                person.is(ConsoleRole.REVIEWER) ? proposals(person, false) : List.of(),
                proposals(person, true),
                expiring(person),
                failing(),
                budgets(),
                troubles(),
                person.is(ConsoleRole.INFRA_ENGINEER) ? sql.count(SETUP) : 0,
                silent.all(),
                sql.list(AS_OF, row -> Query.instant(row, "as_of")).stream()
                        .flatMap(Optional::stream)
                        .findFirst());
    }

    private List<Item> proposals(Actor person, boolean own) {
        return sql.list(
                PROPOSALS, OverviewRows::proposal, person.email(), own, visibility.hidden(), MOST);
    }

    private static Item proposal(ResultSet row) throws SQLException {
        String number = row.getString("pr_number");
        return new Item(
                row.getString("title"),
                "asked by "
                        + row.getString("requested_by")
                        + (number == null ? "" : ", #" + number),
                "/proposals/" + row.getString("id"),
                OpenStage.valueOf(row.getString("stage")).shown,
                Query.instant(row, "requested_at"));
    }

    private List<Item> expiring(Actor person) {
        return sql.list(
                EXPIRING,
                row ->
                        new Item(
                                row.getString("role").replace("roles/", "")
                                        + " on "
                                        + row.getString("resource"),
                                row.getString("tenant"),
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

    private List<Item> failing() {
        return sql.list(
                FAILING,
                row ->
                        new Item(
                                row.getString("name"),
                                Optional.ofNullable(row.getString("why")).orElse("failed"),
                                "/runs/" + row.getString("namespace") + "/" + row.getString("name"),
                                Status.FAILED,
                                Query.instant(row, "ended")),
                now().minusDays(1),
                visibility.hidden(),
                MOST);
    }

    private record Budgets(List<String> hidden, LocalDate month) {}

    private List<Item> budgets() {
        LocalDate month = now().toLocalDate().withDayOfMonth(1);
        Budgets budgets = new Budgets(visibility.hidden(), month);
        return known.one(
                Set.of("GIT", "BILLING"),
                budgets,
                () -> sql.list(BUDGETS, OverviewRows::budget, month, budgets.hidden(), MOST));
    }

    private static Item budget(ResultSet row) throws SQLException {
        BigDecimal spent = row.getBigDecimal("spent");
        BigDecimal monthly = row.getBigDecimal("monthly");
        String currency = row.getString("currency");
        String tenant = row.getString("tenant");
        int percent =
                spent.multiply(BigDecimal.valueOf(100))
                        .divide(monthly, 0, RoundingMode.DOWN)
                        .intValueExact();
        return new Item(
                tenant,
                percent + "% of " + Formats.whole(monthly, currency) + " spent this month",
                "/tenants/" + tenant + "/costs",
                percent > 100 ? Status.OVER_BUDGET : Status.NEAR_BUDGET,
                Optional.empty());
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
