package dev.tenantry.sandbox.billing;

import dev.tenantry.sandbox.billing.BilledAccount.Project;
import dev.tenantry.sandbox.billing.PriceList.Line;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Map;
import java.util.StringJoiner;

/**
 * One charge, written in the columns of FOCUS 1.2; null is an empty field.
 *
 * @param project whose charge it is; one with an empty id for charges of the whole account
 * @param category one of Usage, Purchase, Tax, Credit, Adjustment
 * @param chargeClass {@code Correction} or empty
 * @param billingMonth the first day of the month on whose bill the charge is
 * @param cost what is billed, in euros
 */
record FocusRow(
        Project project,
        Line line,
        String category,
        String chargeClass,
        LocalDate day,
        LocalDate billingMonth,
        BigDecimal cost,
        Map<String, String> labels) {

    static final String HEADER =
            "BilledCost,EffectiveCost,ListCost,ContractedCost,BillingAccountId,BillingAccountName,"
                    + "BillingAccountType,BillingCurrency,BillingPeriodStart,BillingPeriodEnd,"
                    + "ChargeCategory,ChargeClass,ChargeDescription,ChargeFrequency,"
                    + "ChargePeriodStart,ChargePeriodEnd,InvoiceIssuerName,PricingQuantity,"
                    + "PricingUnit,ConsumedQuantity,ConsumedUnit,ListUnitPrice,ContractedUnitPrice,"
                    + "ProviderName,PublisherName,RegionId,RegionName,ServiceCategory,ServiceName,"
                    + "SkuId,SkuPriceId,SubAccountId,SubAccountName,SubAccountType,Tags";

    private static final double LIST_PRICE = 1.08;

    /** The row as a line of CSV, without its end. */
    String csv(BilledAccount account) {
        boolean usage = category.equals("Usage");
        String amount = cost.toPlainString();
        String list = usage ? scaled(cost.doubleValue() * LIST_PRICE) : amount;
        String quantity = usage ? scaled(Math.abs(cost.doubleValue()) / line.price()) : "";
        String unit = usage ? line.unit() : "";
        StringJoiner fields = new StringJoiner(",");
        fields.add(amount).add(amount).add(list).add(amount);
        fields.add(account.id()).add(text(account.name())).add("Billing Account").add("EUR");
        fields.add(start(billingMonth)).add(start(billingMonth.plusMonths(1)));
        fields.add(category).add(chargeClass).add(text(line.description())).add("Usage-Based");
        fields.add(start(day)).add(start(day.plusDays(1))).add("Google Cloud EMEA Limited");
        fields.add(quantity).add(unit).add(quantity).add(unit);
        fields.add(usage ? scaled(line.price() * LIST_PRICE) : "");
        fields.add(usage ? scaled(line.price()) : "");
        fields.add("Google Cloud").add("Google Cloud").add("europe-west4").add("Netherlands");
        fields.add(line.category()).add(line.service());
        fields.add(line.sku()).add(line.sku().isEmpty() ? "" : line.sku() + "/1");
        fields.add(project.id()).add(text(project.name()));
        fields.add(project.id().isEmpty() ? "" : "Project");
        fields.add(labels.isEmpty() ? "" : text(json()));
        return fields.toString();
    }

    private static String start(LocalDate day) {
        return day + "T00:00:00Z";
    }

    private static String scaled(double value) {
        return BigDecimal.valueOf(value).setScale(6, RoundingMode.HALF_EVEN).toPlainString();
    }

    private String json() {
        StringJoiner json = new StringJoiner(",", "{", "}");
        labels.forEach((key, value) -> json.add("\"" + key + "\":\"" + value + "\""));
        return json.toString();
    }

    private static String text(String value) {
        boolean plain = value.indexOf(',') < 0 && value.indexOf('"') < 0;
        return plain ? value : '"' + value.replace("\"", "\"\"") + '"';
    }
}
