package dev.tenantry.tenants;

import dev.tenantry.web.BillCurrency;
import dev.tenantry.web.Query;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Numbers of all tenants at once, as statements with the columns {@code tenant} and {@code n}: what
 * the list is sorted by and narrowed to. Each reads sums or an index that holds what it counts;
 * tenants without a row have none.
 */
@Singleton
class TenantFigures {

    /** For how long a failed run counts. */
    static final Duration RECENT = Duration.ofDays(7);

    private static final String COST =
            """
            select tenant, sum(billed) as n from read_model.cost_month
            where charge_day = ? and tenant is not null group by tenant
            """;

    /** The share of the month's budget that is used; a budget counts the project alone. */
    private static final String BUDGET =
            """
            select b.tenant, round(sum(coalesce(spent.billed, 0)) / nullif(sum(b.monthly), 0), 6) as n
            from read_model.cost_budget b
            left join (select sub_account, sum(billed) as billed from read_model.charge_month_sum
                       where month = ? group by sub_account) spent on spent.sub_account = b.project
            where b.tenant is not null and b.currency = ? group by b.tenant
            """;

    private static final String DRIFT =
            """
            select tenant, count(*) as n from tenantry.drift
            where proposal is null and tenant is not null group by tenant
            """;

    private static final String FAILURES =
            """
            select tenant, count(*) as n from read_model.run
            where phase in ('Failed', 'Error') and tenant is not null and created_at >= ?
            group by tenant
            """;

    private final Clock clock;
    private final BillCurrency currency;

    TenantFigures(Clock clock, BillCurrency currency) {
        this.clock = clock;
        this.currency = currency;
    }

    /** What is known of tenants in numbers. */
    enum Figure {
        COST,
        BUDGET,
        DRIFT,
        FAILURES
    }

    Query of(Figure figure) {
        return switch (figure) {
            case COST -> Query.of(COST, month());
            case BUDGET -> Query.of(BUDGET, month(), currency.code());
            case DRIFT -> Query.of(DRIFT);
            case FAILURES -> Query.of(FAILURES, recently());
        };
    }

    LocalDate month() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).withDayOfMonth(1);
    }

    /** In which budgets are compared with what is spent. */
    String currency() {
        return currency.code();
    }

    /** Since when failed runs count. */
    Instant recently() {
        return clock.instant().minus(RECENT);
    }
}
