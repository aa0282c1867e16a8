package dev.tenantry.sandbox.billing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.sandbox.world.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BillingExportTest {

    private static final LocalDate NEWEST = LocalDate.of(2026, 11, 22);
    private static final BilledAccount ACCOUNT =
            BilledAccount.of(World.at(Instant.parse("2026-11-23T00:10:00Z")));

    @TempDir Path folder;

    @Test
    void thirteenMonthsAreDeliveredWithOlderMonthsCompressed() throws IOException {
        deliver(NEWEST.plusDays(1));

        assertThat(folder.resolve("2025-11/charges-2025-11-01.csv.gz")).exists();
        assertThat(folder.resolve("2026-09/charges-2026-09-30.csv.gz")).exists();
        assertThat(folder.resolve("2026-10/charges-2026-10-01.csv")).exists();
        assertThat(folder.resolve("2026-11/charges-2026-11-22.csv")).exists();
        assertThat(folder.resolve("2026-11/charges-2026-11-23.csv")).doesNotExist();
        assertThat(files()).hasSize(387);
    }

    @Test
    void theSameDaysAreTheSameBytes(@TempDir Path other) throws IOException {
        deliver(NEWEST.plusDays(1));
        new BillingFolder(other, ACCOUNT).deliver(NEWEST.plusDays(1));

        Path day = Path.of("2026-11/charges-2026-11-10.csv");
        assertThat(folder.resolve(day)).hasSameBinaryContentAs(other.resolve(day));
    }

    @Test
    void aNewDayAddsItsFileAndSettlesAnOlderOne() throws IOException {
        deliver(NEWEST.plusDays(1));
        Map<String, String> before = files();
        deliver(NEWEST.plusDays(2));
        Map<String, String> after = files();

        assertThat(after.keySet()).contains("charges-2026-11-23.csv");
        assertThat(
                        before.keySet().stream()
                                .filter(name -> !Objects.equals(before.get(name), after.get(name))))
                .containsExactly("charges-2026-11-21.csv");
        assertThat(before.get("charges-2026-11-21.csv")).doesNotContain("kube:unallocated");
        assertThat(after.get("charges-2026-11-21.csv"))
                .contains("kube:unallocated", "kube:system-overhead", "t-alderpike");
    }

    @Test
    void everyMandatoryColumnIsThere() throws IOException {
        deliver(NEWEST.plusDays(1));

        String header =
                files().getOrDefault("charges-2026-11-22.csv", "")
                        .lines()
                        .findFirst()
                        .orElseThrow();
        assertThat(List.of(header.split(",", -1)))
                .contains(
                        "BilledCost",
                        "EffectiveCost",
                        "ListCost",
                        "ContractedCost",
                        "BillingAccountId",
                        "BillingAccountName",
                        "BillingCurrency",
                        "BillingPeriodStart",
                        "BillingPeriodEnd",
                        "ChargeCategory",
                        "ChargeClass",
                        "ChargeDescription",
                        "ChargePeriodStart",
                        "ChargePeriodEnd",
                        "InvoiceIssuerName",
                        "PricingQuantity",
                        "PricingUnit",
                        "ProviderName",
                        "PublisherName",
                        "ServiceCategory",
                        "ServiceName");
    }

    private void deliver(LocalDate today) {
        new BillingFolder(folder, ACCOUNT).deliver(today);
    }

    /** Names and texts of all delivered files; compressed ones without their text. */
    private Map<String, String> files() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (var paths = Files.walk(folder)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                String name = path.getFileName().toString();
                if (name.startsWith("charges-")) {
                    files.put(name, name.endsWith(".gz") ? "" : Files.readString(path, UTF_8));
                }
            }
        }
        return files;
    }
}
