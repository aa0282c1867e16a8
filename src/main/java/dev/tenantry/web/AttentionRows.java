package dev.tenantry.web;

import dev.tenantry.web.Overview.Attention;
import dev.tenantry.web.Overview.Item;
import jakarta.enterprise.context.RequestScoped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What somebody has to look at who keeps the platform, whoever's it is. */
@RequestScoped
class AttentionRows {

    private static final int MOST = 6;

    private static final String DRIFTED =
            """
            select tenant, count(*) as differences, min(since) as since from tenantry.drift
            where proposal is null and not coalesce(tenant, '') = any(?)
            group by tenant order by count(*) desc, tenant limit ?
            """;

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
    private final Sql sql;
    private final UntilMoved known;
    private final Visibility visibility;
    private final Clock clock;

    AttentionRows(Sql sql, UntilMoved known, Visibility visibility, Clock clock) {
        this.sql = sql;
        this.known = known;
        this.visibility = visibility;
        this.clock = clock;
    }

    Attention all() {
        return new Attention(drifted(), budgets(), failing());
    }

    private List<Item> drifted() {
        return sql.list(
                DRIFTED,
                row -> {
                    Optional<String> tenant = Optional.ofNullable(row.getString("tenant"));
                    return new Item(
                            tenant.orElse("The platform"),
                            differences(row.getLong("differences")),
                            tenant.map(t -> "/tenants/" + t + "/drift").orElse("/drift"),
                            Status.DRIFTED,
                            Query.instant(row, "since"));
                },
                visibility.hidden(),
                MOST);
    }

    private static String differences(long number) {
        return number + (number == 1 ? " difference" : " differences") + " from Git";
    }

    private List<Item> failing() {
        return sql.list(
                FAILING,
                row ->
                        new Item(
                                row.getString("template"),
                                failed(row),
                                "/runs/" + row.getString("run"),
                                Status.FAILED,
                                Query.instant(row, "ended")),
                now().minusDays(1),
                visibility.hidden(),
                MOST);
    }

    private static String failed(ResultSet row) throws SQLException {
        String tenant = row.getString("tenant");
        long times = row.getLong("times");
        return (tenant == null ? "" : tenant + ": ")
                + (times == 1 ? "" : times + " times, last: ")
                + Optional.ofNullable(row.getString("why")).orElse("failed");
    }

    private record Budgets(List<String> hidden, LocalDate month) {}

    private List<Item> budgets() {
        LocalDate month = now().toLocalDate().withDayOfMonth(1);
        Budgets budgets = new Budgets(visibility.hidden(), month);
        return known.one(
                Set.of("GIT", "BILLING"),
                budgets,
                () -> sql.list(BUDGETS, AttentionRows::budget, month, budgets.hidden(), MOST));
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

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
