package dev.tenantry.sandbox.billing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Map;
import java.util.StringJoiner;

/**
 * One charge in the columns of FOCUS 1.2. Fields that may be null are empty strings, as CSV has
 * them.
 *
 * @param project the sub-account's id, empty for charges that belong to the whole account
 * @param category one of Usage, Purchase, Tax, Credit, Adjustment
 * @param chargeClass {@code Correction} or empty
 * @param billingMonth the first day of the month on whose bill the charge is
 * @param cost what is billed, in euros
 */
record FocusRow(
        String project,
        String projectName,
        String serviceCategory,
        String service,
        String sku,
        String description,
        String category,
        String chargeClass,
        LocalDate day,
        LocalDate billingMonth,
        BigDecimal cost,
        double unitPrice,
        String unit,
        Map<String, String> tags) {

    static final String HEADER =
            "BilledCost,EffectiveCost,ListCost,ContractedCost,BillingAccountId,BillingAccountName,"
                    + "BillingAccountType,BillingCurrency,BillingPeriodStart,BillingPeriodEnd,"
                    + "ChargeCategory,ChargeClass,ChargeDescription,ChargeFrequency,"
                    + "ChargePeriodStart,ChargePeriodEnd,InvoiceIssuerName,PricingQuantity,"
                    + "PricingUnit,ConsumedQuantity,ConsumedUnit,ListUnitPrice,ContractedUnitPrice,"
                    + "ProviderName,PublisherName,RegionId,RegionName,ServiceCategory,ServiceName,"
                    + "SkuId,SkuPriceId,SubAccountId,SubAccountName,SubAccountType,Tags";

    private static final String REGION = "europe-west4";

    private boolean isUsage() {
        return category.equals("Usage");
    }

    /** The row as a line of CSV, without its end. */
    String line(BilledAccount account) {
        String amount = cost.toPlainString();
        String list = isUsage() ? scaled(cost.doubleValue() * 1.08) : amount;
        String quantity = isUsage() ? scaled(Math.abs(cost.doubleValue()) / unitPrice) : "";
        StringJoiner line = new StringJoiner(",");
        line.add(amount).add(amount).add(list).add(amount);
        line.add(account.id()).add(text(account.name())).add("Billing Account").add("EUR");
        line.add(start(billingMonth)).add(start(billingMonth.plusMonths(1)));
        line.add(category).add(chargeClass).add(text(description)).add("Usage-Based");
        line.add(start(day)).add(start(day.plusDays(1))).add("Google Cloud EMEA Limited");
        line.add(quantity).add(isUsage() ? text(unit) : "");
        line.add(quantity).add(isUsage() ? text(unit) : "");
        line.add(isUsage() ? scaled(unitPrice * 1.08) : "").add(isUsage() ? scaled(unitPrice) : "");
        line.add("Google Cloud").add("Google Cloud").add(REGION).add("Netherlands");
        line.add(text(serviceCategory)).add(text(service));
        line.add(sku).add(sku.isEmpty() ? "" : sku + "/1");
        line.add(project).add(text(projectName)).add(project.isEmpty() ? "" : "Project");
        line.add(tags.isEmpty() ? "" : text(json()));
        return line.toString();
    }

    private static String start(LocalDate day) {
        return day + "T00:00:00Z";
    }

    private static String scaled(double value) {
        return BigDecimal.valueOf(value).setScale(6, RoundingMode.HALF_EVEN).toPlainString();
    }

    private String json() {
        StringJoiner json = new StringJoiner(",", "{", "}");
        tags.forEach((key, value) -> json.add("\"" + key + "\":\"" + value + "\""));
        return json.toString();
    }

    private static String text(String value) {
        boolean plain = value.indexOf(',') < 0 && value.indexOf('"') < 0 && value.indexOf('\n') < 0;
        return plain ? value : '"' + value.replace("\"", "\"\"") + '"';
    }
}
