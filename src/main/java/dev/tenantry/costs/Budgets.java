package dev.tenantry.costs;

import dev.tenantry.manifest.Manifest;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** Reads Config Connector's {@code BillingBudgetsBudget}. */
final class Budgets {

    private Budgets() {}

    /**
     * What may be spent in a month; empty for budgets without a fixed amount or calendar period.
     */
    static Optional<BigDecimal> monthly(Manifest budget) {
        int months =
                switch (budget.at("spec", "budgetFilter", "calendarPeriod").orElse("MONTH")) {
                    case "MONTH" -> 1;
                    case "QUARTER" -> 3;
                    case "YEAR" -> 12;
                    default -> 0;
                };
        return budget.at("spec", "amount", "specifiedAmount", "units")
                .filter(units -> months > 0 && units.matches("\\d{1,12}"))
                .map(BigDecimal::new)
                .map(units -> units.divide(BigDecimal.valueOf(months), 2, RoundingMode.HALF_EVEN));
    }

    static String currency(Manifest budget) {
        return budget.at("spec", "amount", "specifiedAmount", "currencyCode").orElse("EUR");
    }
}
