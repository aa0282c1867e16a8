package dev.tenantry.costs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.testing.FocusText;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttributionTest {

    @TempDir Path folder;

    private Ledger ledger;

    @BeforeEach
    void open() {
        ledger = new Ledger(folder);
    }

    @Test
    void everyChargeHasOnePlaceAndAllGroupingsAddUpToTheBill() throws Exception {
        ledger.estate();
        Random random = new Random(11);
        BigDecimal bill = BigDecimal.ZERO;
        for (int day = 1; day <= 28; day++) {
            FocusText text = new FocusText();
            String date = "2026-11-%02d".formatted(day);
            for (int row = 0; row < 40; row++) {
                BigDecimal cost = BigDecimal.valueOf(random.nextLong(-999_999, 9_999_999), 6);
                bill = bill.add(cost);
                any(random, text, date, cost.toPlainString());
            }
            text.writeTo(folder.resolve(date + (day < 15 ? ".csv.gz" : ".csv")));
        }
        ledger.look();

        assertThat(ledger.bill()).isEqualByComparingTo(bill);
        assertThat(Ledger.total(ledger.sums("place || coalesce(tenant, '')")))
                .isEqualByComparingTo(bill);
        assertThat(Ledger.total(ledger.sums("service"))).isEqualByComparingTo(bill);
        assertThat(Ledger.total(ledger.sums("coalesce(node_pool, '')"))).isEqualByComparingTo(bill);
        assertThat(ledger.sums("place").keySet())
                .containsExactlyInAnyOrder(
                        "tenant", "tax", "idle", "overhead", "unsplit", "platform", "unattributed");
    }

    static void any(Random random, FocusText text, String day, String cost) {
        switch (random.nextInt(8)) {
            case 0 -> text.usage(day, "alder-prod", "BigQuery", cost);
            case 1 -> text.usage(day, "nobody-knows", "BigQuery", cost);
            case 2 -> text.nodes(day, "acme-platform", "cpu", "t-alder", cost);
            case 3 -> text.nodes(day, "acme-platform", "cpu", "kube:unallocated", cost);
            case 4 -> text.nodes(day, "acme-platform", "gpu", "kube:system-overhead", cost);
            case 5 -> text.nodes(day, "acme-platform", "gpu", "", cost);
            case 6 -> text.tax(day, cost);
            default -> text.credit(day, "acme-platform", "Compute Engine", cost);
        }
    }

    @Test
    void aTenantHasItsProjectAndItsNamespaceEvenFromBeforeItWasKnown() throws Exception {
        new FocusText()
                .usage("2026-11-20", "alder-prod", "BigQuery", "5")
                .nodes("2026-11-20", "acme-platform", "cpu", "t-alder", "2")
                .nodes("2026-11-20", "acme-platform", "cpu", "t-birch", "3")
                .writeTo(folder.resolve("20.csv"));
        ledger.look();
        assertThat(ledger.sums("place")).containsOnlyKeys("unattributed");
        ledger.estate();

        assertThat(ledger.sums("coalesce(tenant, place)"))
                .containsEntry("alder", new BigDecimal("7"))
                .containsEntry("platform", new BigDecimal("3"));
    }

    @Test
    void aDayFarAboveTheUsualIsAnAnomalyUntilItIsCorrected() throws Exception {
        for (int day = 1; day <= 25; day++) {
            String date = "2026-11-%02d".formatted(day);
            String cost = day == 22 ? "400" : String.valueOf(100 + day);
            new FocusText()
                    .usage(date, "alder-prod", "BigQuery", cost)
                    .writeTo(folder.resolve(date + ".csv"));
        }
        ledger.look();
        assertThat(ledger.column("select charge_day || ' ' || usual from read_model.cost_anomaly"))
                .containsExactly("2026-11-22 111");

        new FocusText()
                .usage("2026-11-22", "alder-prod", "BigQuery", "120")
                .writeTo(folder.resolve("2026-11-22.csv"));
        ledger.look();
        assertThat(ledger.column("select charge_day::text from read_model.cost_anomaly")).isEmpty();
    }
}
