package dev.tenantry.sources.billing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVRecord;

/** Where the columns that we read stand in one file; their order is the file's own. */
final class FocusColumns {

    /** Without these (all mandatory in FOCUS 1.2) a file can't be added up. */
    private static final List<String> NEEDED =
            List.of(
                    "BilledCost",
                    "EffectiveCost",
                    "BillingAccountId",
                    "BillingCurrency",
                    "BillingPeriodStart",
                    "ChargeCategory",
                    "ChargeClass",
                    "ChargePeriodStart",
                    "ServiceCategory",
                    "ServiceName");

    private final Map<String, Integer> places;
    private final int width;

    private FocusColumns(Map<String, Integer> places, int width) {
        this.places = places;
        this.width = width;
    }

    static FocusColumns of(CSVRecord header) throws UnreadableFile {
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < header.size(); i++) {
            String name = header.get(i).strip();
            String plain = i == 0 && name.startsWith("\uFEFF") ? name.substring(1) : name;
            if (places.put(plain, i) != null) {
                throw new UnreadableFile(1, "The column " + shown(plain) + " is there twice.");
            }
        }
        List<String> missing = NEEDED.stream().filter(name -> !places.containsKey(name)).toList();
        if (!missing.isEmpty()) {
            throw new UnreadableFile(
                    1,
                    "This is not a FOCUS 1.2 file: no column " + String.join(", ", missing) + ".");
        }
        return new FocusColumns(places, header.size());
    }

    /** Does the row have as many fields as the header has columns? */
    boolean fit(CSVRecord row) {
        return row.size() == width;
    }

    /**
     * A field that FOCUS allows to be null; null is an empty field (or the word, as some write).
     */
    Optional<String> optional(CSVRecord row, String column) {
        Integer place = places.get(column);
        if (place == null) {
            return Optional.empty();
        }
        String value = row.get(place);
        boolean isNull = value.isEmpty() || value.equalsIgnoreCase("null");
        return isNull ? Optional.empty() : Optional.of(value);
    }

    /** A field that FOCUS says is never null. */
    String needed(CSVRecord row, String column) throws BadRow {
        return optional(row, column).orElseThrow(() -> new BadRow(column + " is empty."));
    }

    static String shown(String value) {
        return value.length() <= 40 ? "“" + value + "”" : "“" + value.substring(0, 40) + "…”";
    }
}
