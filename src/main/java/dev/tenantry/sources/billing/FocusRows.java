package dev.tenantry.sources.billing;

import static dev.tenantry.sources.billing.FocusColumns.shown;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.commons.csv.CSVRecord;

/** Reads rows of one file; remembers what repeats on every row. */
final class FocusRows {

    /** Google writes six to nine places; more than this is not money. */
    private static final int MOST_PLACES = 24;

    private static final int MOST_DIGITS = 15;

    private final FocusColumns columns;
    private final String currency;
    private final Map<String, LocalDate> days = new HashMap<>();
    private final Map<String, LocalDate> months = new HashMap<>();
    private final Map<String, Optional<Labels>> labels = new HashMap<>();

    FocusRows(FocusColumns columns, String currency) {
        this.columns = columns;
        this.currency = currency;
    }

    ReadRow read(CSVRecord row) throws BadRow {
        if (!columns.fit(row)) {
            throw new BadRow("The row does not have as many fields as the header has columns.");
        }
        String inCurrency = columns.needed(row, "BillingCurrency");
        if (!inCurrency.equalsIgnoreCase(currency)) {
            throw new BadRow(
                    "The charge is in " + shown(inCurrency) + ", the bill is in " + currency + ".");
        }
        BigDecimal billed = money(row, "BilledCost");
        BigDecimal effective =
                columns.optional(row, "EffectiveCost").isPresent()
                        ? money(row, "EffectiveCost")
                        : billed;
        Optional<Labels> labelled = labels(columns.optional(row, "Tags").orElse(""));
        return new ReadRow(
                new DailyCharge(key(row, labelled.orElse(Labels.NONE)), billed, effective, 1),
                labelled.isEmpty());
    }

    /**
     * A row that is in the sums.
     *
     * @param unlabelled it has tags, but nobody can say which
     */
    record ReadRow(DailyCharge charge, boolean unlabelled) {}

    private ChargeKey key(CSVRecord row, Labels labelled) throws BadRow {
        Project project = Project.of(columns, row);
        return new ChargeKey(
                day(row),
                month(row),
                columns.needed(row, "BillingAccountId"),
                project.id(),
                project.name(),
                columns.optional(row, "ServiceCategory").orElse("Other"),
                columns.needed(row, "ServiceName"),
                labelled.nodePool(),
                labelled.namespace(),
                category(row),
                columns.optional(row, "ChargeClass")
                        .filter("Correction"::equalsIgnoreCase)
                        .isPresent());
    }

    private ChargeCategory category(CSVRecord row) throws BadRow {
        String name = columns.needed(row, "ChargeCategory");
        return ChargeCategory.of(name)
                .orElseThrow(() -> new BadRow("FOCUS has no ChargeCategory " + shown(name) + "."));
    }

    private BigDecimal money(CSVRecord row, String column) throws BadRow {
        String text = columns.needed(row, column);
        try {
            BigDecimal amount = new BigDecimal(text);
            boolean sane =
                    amount.scale() <= MOST_PLACES
                            && (long) amount.precision() - amount.scale() <= MOST_DIGITS;
            if (sane) {
                return amount;
            }
        } catch (NumberFormatException _) {
            // Said below, like a number that is too long to be money.
        }
        throw new BadRow(column + " " + shown(text) + " is not an amount of money.");
    }

    private LocalDate day(CSVRecord row) throws BadRow {
        return time(days, row, "ChargePeriodStart", FocusTime::day);
    }

    private LocalDate month(CSVRecord row) throws BadRow {
        return time(months, row, "BillingPeriodStart", FocusTime::month);
    }

    private LocalDate time(
            Map<String, LocalDate> known,
            CSVRecord row,
            String column,
            Function<String, Optional<LocalDate>> reading)
            throws BadRow {
        String text = columns.needed(row, column);
        LocalDate day = known.get(text);
        if (day == null) {
            String trouble =
                    column + " " + shown(text) + " is not a time like 2026-11-22T00:00:00Z.";
            day = reading.apply(text).orElseThrow(() -> new BadRow(trouble));
            known.put(text, day);
        }
        return day;
    }

    private Optional<Labels> labels(String tags) {
        Optional<Labels> known = labels.get(tags);
        if (known == null) {
            known = Labels.of(tags);
            if (labels.size() < 10_000) {
                labels.put(tags, known);
            }
        }
        return known;
    }
}
