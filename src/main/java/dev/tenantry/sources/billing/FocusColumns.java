package dev.tenantry.sources.billing;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVRecord;

/** Where the columns that we read stand in one file; their order is the file's own. */
final class FocusColumns {

    /**
     * Without these a file can't be added up. They are in every version from 1.0 to 1.4; what else
     * we read says less than the money does, and may be missing.
     */
    private static final List<String> NEEDED =
            List.of(
                    "BilledCost",
                    "BillingAccountId",
                    "BillingCurrency",
                    "BillingPeriodStart",
                    "ChargeCategory",
                    "ChargePeriodStart",
                    "ServiceName");

    /** Names of before 1.0, as in the previews that some providers still deliver. */
    private static final Map<String, String> FORMER =
            Map.of("ChargeType", "ChargeCategory", "AmortizedCost", "EffectiveCost");

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
            String shown = i == 0 && name.startsWith("\uFEFF") ? name.substring(1) : name;
            if (places.put(plain(shown), i) != null && isRead(shown)) {
                throw new UnreadableFile(1, "The column " + shown(shown) + " is there twice.");
            }
        }
        FORMER.forEach(
                (former, name) -> {
                    Integer place = places.get(plain(former));
                    if (place != null) {
                        places.putIfAbsent(plain(name), place);
                    }
                });
        List<String> missing =
                NEEDED.stream().filter(name -> !places.containsKey(plain(name))).toList();
        if (!missing.isEmpty()) {
            throw new UnreadableFile(
                    1, "This is not a FOCUS file: no column " + String.join(", ", missing) + ".");
        }
        return new FocusColumns(places, header.size());
    }

    /**
     * FOCUS has ids ({@code BilledCost}) and display names (Billed Cost); databases write lower
     * case and underscores.
     */
    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[ _.]", "");
    }

    private static boolean isRead(String name) {
        return NEEDED.stream().anyMatch(needed -> plain(needed).equals(plain(name)));
    }

    /** Does the row have as many fields as the header has columns? */
    boolean fit(CSVRecord row) {
        return row.size() == width;
    }

    /**
     * A field that FOCUS allows to be null; null is an empty field (or the word, as some write).
     */
    Optional<String> optional(CSVRecord row, String column) {
        Integer place = places.get(plain(column));
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
