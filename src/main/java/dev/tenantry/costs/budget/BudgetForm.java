package dev.tenantry.costs.budget;

import dev.tenantry.estate.DesiredBudget;
import dev.tenantry.manifest.TenantId;
import dev.tenantry.proposals.asking.FormFields;
import dev.tenantry.proposals.asking.InvalidFields;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What stands in the fields of the form, as text.
 *
 * @param thresholds percents with commas between them
 * @param key the idempotency key: one form makes at most one proposal
 */
public record BudgetForm(
        String tenant, String amount, String thresholds, String reason, String ticket, String key) {

    /** Digits may be grouped as people write them. */
    private static final Pattern GROUPING = Pattern.compile("[ ,._'\u00a0\u202f](?=\\d{3}(\\D|$))");

    private static final Pattern SEPARATOR = Pattern.compile("[\\s,;%]+");

    /** A new form shows the budget as it is. */
    static BudgetForm of(
            MultivaluedMap<String, String> fields, String tenant, Optional<DesiredBudget> now) {
        return new BudgetForm(
                tenant,
                fields.containsKey("amount")
                        ? FormFields.field(fields, "amount")
                        : now.flatMap(DesiredBudget::amount)
                                .map(units -> units.toBigInteger().toString())
                                .orElse(""),
                fields.containsKey("thresholds")
                        ? FormFields.field(fields, "thresholds")
                        : now.map(BudgetForm::percents).orElse(""),
                FormFields.field(fields, "reason"),
                FormFields.field(fields, "ticket"),
                FormFields.key(fields));
    }

    /** The address of the form, filled in with what an intent says. */
    static String filled(ChangeBudget intent) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("amount", String.valueOf(intent.amount()));
        fields.put(
                "thresholds",
                intent.thresholds().stream()
                        .map(String::valueOf)
                        .collect(Collectors.joining(", ")));
        fields.put("reason", intent.reason());
        fields.put("ticket", intent.ticket().orElse(""));
        return FormFields.filledIn(
                "/tenants/%s/budget".formatted(intent.tenant().orElseThrow()), fields);
    }

    private static String percents(DesiredBudget budget) {
        return budget.thresholds().stream()
                .flatMap(threshold -> threshold.percent().stream())
                .map(percent -> percent.stripTrailingZeros().toPlainString())
                .collect(Collectors.joining(", "));
    }

    /**
     * The intent that the fields say, with this reason.
     *
     * @throws InvalidFields with a sentence for each field that cannot be
     */
    ChangeBudget intent(String why) {
        InvalidFields.Collecting fields = new InvalidFields.Collecting();
        long units = units(fields);
        List<Integer> percents = percents(fields);
        fields.refuse();
        return new ChangeBudget(TenantId.of(tenant), units, percents, why, Optional.of(ticket));
    }

    private long units(InvalidFields.Collecting fields) {
        String plain = GROUPING.matcher(amount).replaceAll("");
        boolean whole = plain.matches("\\d{1,12}");
        fields.unless(whole, "amount", "The amount is a whole number, such as 15000.");
        return whole ? Long.parseLong(plain) : 1;
    }

    private List<Integer> percents(InvalidFields.Collecting fields) {
        List<Integer> percents = new ArrayList<>();
        for (String word : SEPARATOR.splitAsStream(thresholds.strip()).toList()) {
            boolean whole = word.matches("\\d{1,4}");
            if (whole) {
                percents.add(Integer.valueOf(word));
            }
            fields.unless(
                    whole || word.isEmpty(),
                    "thresholds",
                    "Write whole percents with commas between them, such as 50, 90, 100.");
        }
        return percents;
    }

    /** For the hidden fields of the submit: exactly what was previewed. */
    public Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("amount", amount);
        fields.put("thresholds", thresholds);
        fields.put("reason", reason);
        fields.put("ticket", ticket);
        fields.put("key", key);
        return fields;
    }
}
