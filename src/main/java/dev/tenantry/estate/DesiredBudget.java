package dev.tenantry.estate;

import dev.tenantry.manifest.Manifest;
import dev.tenantry.manifest.TenantId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A budget as a manifest of Config Connector ({@code BillingBudgetsBudget}) asks for it. Google
 * stops nothing at a budget; it tells people.
 *
 * @param line where it begins in the file, counted from 1
 * @param amount what may be spent in a period, in whole units of the currency; empty when it
 *     follows what the last period cost, or cannot be read
 * @param period {@code MONTH}, {@code QUARTER} or {@code YEAR}; other text for one of its own
 * @param days how long a period of its own is; 0 where it has none, or no end
 * @param thresholds at what part of the amount people are told, in percent, in the file's order
 */
public record DesiredBudget(
        String path,
        int line,
        String name,
        Optional<BigDecimal> amount,
        String currency,
        String period,
        int days,
        List<Threshold> thresholds) {

    /** Its kind in manifests. */
    public static final String KIND = "BillingBudgetsBudget";

    private static final String GROUP = "billingbudgets.cnrm.cloud.google.com";
    private static final int LONGEST_MONTH = 31;
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("u-M-d", Locale.ROOT);
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
                                days(manifest),
                                thresholds(manifest)))
                : Optional.empty();
    }

    private static String period(Manifest manifest) {
        return manifest.node("spec", "budgetFilter", "customPeriod").isPresent()
                ? "CUSTOM"
                : manifest.at("spec", "budgetFilter", "calendarPeriod").orElse("MONTH");
    }

    private static int days(Manifest manifest) {
        Optional<LocalDate> start = day(manifest, "startDate");
        Optional<LocalDate> end = day(manifest, "endDate");
        return start.isPresent() && end.isPresent() && !end.get().isBefore(start.get())
                ? (int) ChronoUnit.DAYS.between(start.get(), end.get()) + 1
                : 0;
    }

    private static Optional<LocalDate> day(Manifest manifest, String which) {
        String written =
                Stream.of("year", "month", "day")
                        .map(
                                part ->
                                        manifest.at(
                                                        "spec",
                                                        "budgetFilter",
                                                        "customPeriod",
                                                        which,
                                                        part)
                                                .orElse(""))
                        .collect(Collectors.joining("-"));
        try {
            return Optional.of(LocalDate.parse(written, DATE));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
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

    /**
     * What may be spent in a month; empty for one of no fixed amount or end. A month that is a
     * period of its own is no longer than the longest.
     */
    public Optional<BigDecimal> monthly() {
        return switch (period) {
            case "MONTH" -> part(1, 1);
            case "QUARTER" -> part(1, 3);
            case "YEAR" -> part(1, 12);
            default -> part(LONGEST_MONTH, days);
        };
    }

    private Optional<BigDecimal> part(int of, int all) {
        return amount.filter(_ -> all > 0)
                .map(units -> units.multiply(BigDecimal.valueOf(of)))
                .map(units -> units.divide(BigDecimal.valueOf(all), 2, RoundingMode.HALF_EVEN));
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
