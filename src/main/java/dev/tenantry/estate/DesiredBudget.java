package dev.tenantry.estate;

import dev.tenantry.manifest.Manifest;
import dev.tenantry.manifest.TenantId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A budget as a manifest of Config Connector ({@code BillingBudgetsBudget}) asks for it. Google
 * stops nothing at a budget; it tells people.
 *
 * @param line where it begins in the file, counted from 1
 * @param amount what may be spent in a period, in whole units of the currency; empty when it
 *     follows what the last period cost, or cannot be read
 * @param period {@code MONTH}, {@code QUARTER} or {@code YEAR}; other text for one of its own
 * @param thresholds at what part of the amount people are told, in percent, in the file's order
 */
public record DesiredBudget(
        String path,
        int line,
        String name,
        Optional<BigDecimal> amount,
        String currency,
        String period,
        List<Threshold> thresholds) {

    /** Its kind in manifests. */
    public static final String KIND = "BillingBudgetsBudget";

    private static final String GROUP = "billingbudgets.cnrm.cloud.google.com";
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /**
     * People are told at this part of the amount.
     *
     * @param percent of the amount; empty when the manifest holds no number
     * @param forecast of what the period will cost, and not of what it cost so far
     */
    public record Threshold(Optional<BigDecimal> percent, boolean forecast) {

        /** {@code 90 %}, {@code 100 % of the forecast}. */
        public String shown() {
            return percent.map(p -> p.stripTrailingZeros().toPlainString()).orElse("?")
                    + " %"
                    + (forecast ? " of the forecast" : "");
        }
    }

    public DesiredBudget {
        thresholds = List.copyOf(thresholds);
    }

    /** The budget that a manifest is; empty when it is of another kind. */
    public static Optional<DesiredBudget> of(Manifest manifest) {
        return manifest.is(GROUP, KIND)
                ? Optional.of(
                        new DesiredBudget(
                                manifest.path(),
                                manifest.line(),
                                manifest.name(),
                                manifest.at("spec", "amount", "specifiedAmount", "units")
                                        .filter(units -> units.matches("\\d{1,12}"))
                                        .map(BigDecimal::new),
                                manifest.at("spec", "amount", "specifiedAmount", "currencyCode")
                                        .orElse("EUR"),
                                period(manifest),
                                thresholds(manifest)))
                : Optional.empty();
    }

    private static String period(Manifest manifest) {
        return manifest.node("spec", "budgetFilter", "customPeriod").isPresent()
                ? "CUSTOM"
                : manifest.at("spec", "budgetFilter", "calendarPeriod").orElse("MONTH");
    }

    private static List<Threshold> thresholds(Manifest manifest) {
        return manifest.maps("spec", "thresholdRules")
                .map(
                        rule ->
                                new Threshold(
                                        rule.at("thresholdPercent")
                                                .filter(p -> p.matches("\\d{1,6}(\\.\\d{1,6})?"))
                                                .map(p -> new BigDecimal(p).multiply(HUNDRED)),
                                        rule.at("spendBasis")
                                                .filter("FORECASTED_SPEND"::equals)
                                                .isPresent()))
                .toList();
    }

    /** The tenant whose folders it stands in. */
    public Optional<TenantId> tenant() {
        return Places.tenantOf(path);
    }

    /** What may be spent in a month; empty for one of no fixed amount or calendar period. */
    public Optional<BigDecimal> monthly() {
        int months =
                switch (period) {
                    case "MONTH" -> 1;
                    case "QUARTER" -> 3;
                    case "YEAR" -> 12;
                    default -> 0;
                };
        return amount.filter(units -> months > 0)
                .map(units -> units.divide(BigDecimal.valueOf(months), 2, RoundingMode.HALF_EVEN));
    }

    /** {@code a month}. */
    public String every() {
        return period.equals("CUSTOM") ? "in its period" : "a " + period.toLowerCase(Locale.ROOT);
    }

    /** {@code 12,000 EUR a month}. */
    public String shown() {
        return amount.map(
                        units ->
                                String.format(
                                        Locale.ROOT,
                                        "%,d %s %s",
                                        units.toBigInteger(),
                                        currency,
                                        every()))
                .orElse("an amount that is not fixed");
    }

    /** {@code 50 %, 90 % and 100 % of the forecast}. */
    public String toldAt() {
        return thresholds.isEmpty()
                ? "nothing"
                : thresholds.stream().map(Threshold::shown).collect(Collectors.joining(", "));
    }
}
