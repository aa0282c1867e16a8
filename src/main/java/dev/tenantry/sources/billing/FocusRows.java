package dev.tenantry.sources.billing;

import static dev.tenantry.sources.billing.FocusColumns.shown;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.apache.commons.csv.CSVRecord;

/** Reads rows of one file; remembers what repeats on every row. */
final class FocusRows {

    /** Google writes six to nine places; more than this is not money. */
    private static final int MOST_PLACES = 24;

    private static final int MOST_DIGITS = 15;

    private final FocusColumns columns;
    private final String currency;
    private final Map<String, LocalDate> days = new HashMap<>();
    private final Map<String, Labels> labels = new HashMap<>();

    FocusRows(FocusColumns columns, String currency) {
        this.columns = columns;
        this.currency = currency;
    }

    DailyCharge read(CSVRecord row) throws BadRow {
        if (!columns.fit(row)) {
            throw new BadRow("The row does not have as many fields as the header has columns.");
        }
        String inCurrency = columns.needed(row, "BillingCurrency");
        if (!inCurrency.equals(currency)) {
            throw new BadRow(
                    "The charge is in " + shown(inCurrency) + ", the bill is in " + currency + ".");
        }
        return new DailyCharge(key(row), money(row, "BilledCost"), money(row, "EffectiveCost"), 1);
    }

    private ChargeKey key(CSVRecord row) throws BadRow {
        Labels labelled = labels(columns.optional(row, "Tags").orElse(""));
        return new ChargeKey(
                day(row, "ChargePeriodStart"),
                day(row, "BillingPeriodStart").withDayOfMonth(1),
                columns.needed(row, "BillingAccountId"),
                columns.optional(row, "SubAccountId"),
                columns.optional(row, "SubAccountName"),
                columns.needed(row, "ServiceCategory"),
                columns.needed(row, "ServiceName"),
                labelled.nodePool(),
                labelled.namespace(),
                category(row),
                columns.optional(row, "ChargeClass").filter("Correction"::equals).isPresent());
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

    private LocalDate day(CSVRecord row, String column) throws BadRow {
        String text = columns.needed(row, column);
        LocalDate known = days.get(text);
        if (known == null) {
            known = day(column, text);
            days.put(text, known);
        }
        return known;
    }

    /**
     * FOCUS wants {@code 2026-11-22T00:00:00Z}; BigQuery writes {@code 2026-11-22 00:00:00 UTC}.
     */
    private static LocalDate day(String column, String text) throws BadRow {
        String iso = text.endsWith(" UTC") ? text.substring(0, text.length() - 4) + "Z" : text;
        try {
            Instant instant = OffsetDateTime.parse(iso.replace(' ', 'T')).toInstant();
            LocalDate day = instant.atZone(ZoneOffset.UTC).toLocalDate();
            if (day.getYear() >= 2000 && day.getYear() < 2200) {
                return day;
            }
        } catch (DateTimeException _) {
            // Said below, like a year that no bill can have.
        }
        throw new BadRow(column + " " + shown(text) + " is not a time like 2026-11-22T00:00:00Z.");
    }

    private Labels labels(String tags) throws BadRow {
        Labels known = labels.get(tags);
        if (known == null) {
            known = Labels.of(tags);
            if (labels.size() < 10_000) {
                labels.put(tags, known);
            }
        }
        return known;
    }
}
