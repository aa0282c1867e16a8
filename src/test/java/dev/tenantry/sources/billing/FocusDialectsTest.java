package dev.tenantry.sources.billing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The forms in which providers and tools write FOCUS, of each version. */
class FocusDialectsTest {

    @TempDir Path folder;

    private final Map<String, String> row = new LinkedHashMap<>();

    FocusDialectsTest() {
        row.put("BilledCost", "2.5");
        row.put("EffectiveCost", "2");
        row.put("BillingAccountId", "0A1B2C-3D4E5F-678901");
        row.put("BillingCurrency", "EUR");
        row.put("BillingPeriodStart", "2026-10-01T00:00:00Z");
        row.put("ChargeCategory", "Usage");
        row.put("ChargeClass", "");
        row.put("ChargePeriodStart", "2026-10-15T00:00:00Z");
        row.put("ServiceCategory", "Compute");
        row.put("ServiceName", "Compute Engine");
        row.put("SubAccountId", "alder-prod");
        row.put("SubAccountName", "Alder");
        row.put("Tags", "");
    }

    @Test
    void theCaseOfACategoryAndAClassDoesNotMatter() throws Exception {
        row.put("ChargeCategory", "tax");
        row.put("ChargeClass", "correction");

        assertThat(charge().key().category()).isEqualTo(ChargeCategory.TAX);
        assertThat(charge().key().correction()).isTrue();
    }

    @Test
    void timesAreReadInEveryFormAndAreUtc() throws Exception {
        for (String time :
                new String[] {
                    "2026-10-15T00:00:00Z",
                    "2026-10-15T00:00:00",
                    "2026-10-15T00:00Z",
                    "2026-10-15 00:00:00",
                    "2026-10-15 00:00:00 UTC",
                    "2026-10-15 00:00:00.000000 UTC",
                    "2026-10-15 00:00:00+00",
                    "2026-10-15T00:00:00.000+0000",
                    "2026-10-14T23:30:00-01:00",
                    "2026-10-15"
                }) {
            row.put("ChargePeriodStart", time);
            assertThat(charge().key().day()).as(time).isEqualTo(LocalDate.of(2026, 10, 15));
        }
    }

    @Test
    void aBillingPeriodIsTheMonthWhereverTheBillIsKept() throws Exception {
        for (String time :
                new String[] {
                    "2026-10-01",
                    "2026-10-01 07:00:00 UTC",
                    "2026-10-01T00:00:00+02:00",
                    "2026-09-30T22:00:00Z"
                }) {
            row.put("BillingPeriodStart", time);
            assertThat(charge().key().billingMonth()).as(time).isEqualTo(LocalDate.of(2026, 10, 1));
        }
    }

    @Test
    void labelsAreReadInEachForm() throws Exception {
        for (String tags :
                new String[] {
                    "{\"k8s-namespace\": \"t-alder\", \"nested\": {\"a\": [1]}}",
                    "[{\"key\": \"k8s-namespace\", \"value\": \"t-alder\", \"x_inherited\": false}]",
                    "[{\"Key\": \"k8s-namespace\", \"Value\": \"t-alder\"}, {\"Key\": \"empty\"}]",
                    "\"k8s-namespace\": \"t-alder\", \"team\": \"data\"",
                    "{'k8s-namespace': 't-alder'}"
                }) {
            row.put("Tags", tags);
            assertThat(charge().key().namespace()).as(tags).contains("t-alder");
        }
    }

    @Test
    void tagsThatCannotBeReadCostTheLabelsAndNotTheMoney() throws Exception {
        for (String tags : new String[] {"[1]", "{\"a\":", "[{\"key\": \"a\"}", "rubbish", "7"}) {
            row.put("Tags", tags);
            FileCharges read = read();
            assertThat(read.billed()).as(tags).isEqualByComparingTo("2.5");
            assertThat(read.unread()).isZero();
            assertThat(read.troubles()).singleElement().asString().contains("without its labels");
        }
    }

    @Test
    void ofTheColumnsOnlyThoseOfTheMoneyAreNeeded() throws Exception {
        for (String column :
                new String[] {
                    "EffectiveCost", "ChargeClass", "ServiceCategory", "SubAccountId", "Tags"
                }) {
            row.remove(column);
        }
        assertThat(charge().billed()).isEqualByComparingTo("2.5");
        assertThat(charge().effective()).isEqualByComparingTo("2.5");
        assertThat(charge().key().serviceCategory()).isEqualTo("Other");
    }

    @Test
    void anEmptyServiceCategoryOrEffectiveCostCostsNoMoney() throws Exception {
        row.put("ServiceCategory", "");
        row.put("EffectiveCost", "NULL");

        assertThat(charge().billed()).isEqualByComparingTo("2.5");
    }

    @Test
    void columnsAreKnownByTheirIdsTheirDisplayNamesAndInSnakeCase() throws Exception {
        Map<String, String> given = new LinkedHashMap<>(row);
        for (String form : new String[] {" ", "_"}) {
            row.clear();
            given.forEach(
                    (name, value) -> row.put(name.replaceAll("(?<=[a-z])(?=[A-Z])", form), value));
            assertThat(charge().key().subAccount()).contains("alder-prod");
        }
    }

    @Test
    void theNamesOfBeforeTheFirstVersionAreKnown() throws Exception {
        row.put("ChargeType", row.remove("ChargeCategory"));
        row.put("AmortizedCost", row.remove("EffectiveCost"));

        assertThat(charge().effective()).isEqualByComparingTo("2");
    }

    @Test
    void googlesOwnViewHasTheProjectInAColumnOfItsOwn() throws Exception {
        row.put("SubAccountId", row.get("BillingAccountId"));
        assertThat(charge().key().subAccount()).isEmpty();

        row.put("x_Project", "{\"id\": \"birch-prod\", \"number\": \"1\", \"name\": \"Birch\"}");
        assertThat(charge().key().subAccount()).contains("birch-prod");
        assertThat(charge().key().subAccountName()).isEqualTo(Optional.of("Birch"));

        row.remove("x_Project");
        row.put("x_Project.id", "cedar-prod");
        assertThat(charge().key().subAccount()).contains("cedar-prod");
    }

    @Test
    void theColumnsOfOtherVersionsAreNoHindrance() throws Exception {
        row.put("ServiceProviderName", "Google Cloud");
        row.put("HostProviderName", "Google Cloud");
        row.put("AllocatedTags", "{\"k8s-namespace\": \"t-birch\"}");
        row.put("ContractApplied", "{\"Elements\": []}");

        assertThat(charge().key().namespace()).isEmpty();
    }

    private DailyCharge charge() throws Exception {
        FileCharges read = read();
        assertThat(read.troubles()).isEmpty();
        return read.charges().getFirst();
    }

    private FileCharges read() throws Exception {
        Path file = folder.resolve("a.csv");
        StringBuilder values = new StringBuilder();
        for (String value : row.values()) {
            values.append(values.isEmpty() ? "" : ",")
                    .append('"' + value.replace("\"", "\"\"") + '"');
        }
        Files.writeString(file, String.join(",", row.keySet()) + "\n" + values + "\n");
        return new FocusReader("EUR").read(new BillingFile("a.csv", file, false, ""));
    }
}
