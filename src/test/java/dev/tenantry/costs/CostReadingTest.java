package dev.tenantry.costs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.testing.FocusText;
import dev.tenantry.web.Sql;
import dev.tenantry.web.UntilMoved;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What pages, files and the API say of costs, over a real database. */
class CostReadingTest {

    @TempDir Path folder;

    private Ledger ledger;
    private CostReading reading;

    @BeforeEach
    void open() {
        ledger = new Ledger(folder);
        reading =
                new CostReading(
                        new CostRows(ledger.database),
                        new UntilMoved(new Sql(ledger.database)),
                        new Euros(),
                        () -> "EUR");
    }

    @Test
    void everyGroupingOfEveryRangeAddsUpToTheSameTotalToTheCent() throws Exception {
        ledger.estate();
        anyTwoMonths(new Random(5));
        ledger.look();

        for (CostRange range : CostRange.values()) {
            for (CostGrouping grouping : CostGrouping.values()) {
                CostFigures figures = bill(grouping, range, Set.of());
                String days =
                        "where charge_day between '%s' and '%s'"
                                .formatted(figures.period().from(), figures.period().to());
                BigDecimal exact = Ledger.total(ledger.sums("place", days));
                List<BigDecimal> groups =
                        figures.groups().stream().map(CostFigures.Group::billed).toList();
                assertThat(Cents.sum(groups))
                        .isEqualTo(figures.total())
                        .isEqualTo(Cents.round(exact));
                assertThat(Cents.sum(figures.cells().stream().map(CostRows.Cell::billed).toList()))
                        .isEqualByComparingTo(exact);
            }
        }
    }

    private void anyTwoMonths(Random random) throws Exception {
        for (int day = 1; day <= 60; day++) {
            String date =
                    day <= 30 ? "2026-10-%02d".formatted(day) : "2026-11-%02d".formatted(day - 30);
            FocusText text = new FocusText();
            for (int row = 0; row < 12; row++) {
                AttributionTest.any(
                        random,
                        text,
                        date,
                        BigDecimal.valueOf(random.nextLong(-99_999, 9_999_999), 6).toPlainString());
            }
            text.writeTo(folder.resolve(date + ".csv"));
        }
    }

    @Test
    void aTenantSeesItsProjectAndItsPartOfTheNodes() throws Exception {
        day("2026-11-20");
        ledger.estate();
        CostFigures figures =
                reading.figures(CostScope.of("alder"), CostGrouping.SERVICE, CostRange.DAYS_30)
                        .orElseThrow();

        assertThat(figures.total()).isEqualByComparingTo("7");
        assertThat(figures.groups())
                .extracting(CostFigures.Group::name)
                .containsExactly("BigQuery", "Compute Engine");
    }

    @Test
    void aTenantIsShownExactlyWhatTheBillSaysIsIts() throws Exception {
        new FocusText()
                .usage("2026-11-20", "alder-prod", "BigQuery", "5")
                .usage("2026-11-20", "shared-prod", "BigQuery", "11")
                .nodes("2026-11-20", "acme-platform", "cpu", "t-alder", "2")
                .nodes("2026-11-20", "acme-platform", "cpu", "t-birch", "3")
                .nodes("2026-11-20", "nobody-knows", "cpu", "t-birch", "4")
                .nodes("2026-11-20", "alder-prod", "cpu", "t-birch", "6")
                .nodes("2026-11-20", "acme-platform", "cpu", "t-cedar", "7")
                .writeTo(folder.resolve("20.csv"));
        ledger.look();
        ledger.owned("alder-prod", "alder");
        ledger.owned("shared-prod", "birch");
        ledger.owned("shared-prod", "alder");
        ledger.owned("birch-prod", "birch");
        ledger.owned("acme-platform", null);

        Map<String, BigDecimal> bill = ledger.sums("coalesce(tenant, 'nobody')");
        assertThat(bill).containsOnlyKeys("alder", "birch", "nobody");
        for (String tenant : List.of("alder", "birch", "cedar")) {
            assertThat(total(tenant))
                    .as(tenant)
                    .isEqualByComparingTo(bill.getOrDefault(tenant, BigDecimal.ZERO));
        }
    }

    private BigDecimal total(String tenant) {
        return reading.figures(CostScope.of(tenant), CostGrouping.SERVICE, CostRange.DAYS_30)
                .orElseThrow()
                .total();
    }

    @Test
    void whatOneMayNotSeeIsCountedAndNoLineSaysThatItIsThere() throws Exception {
        day("2026-11-20");
        ledger.estate();
        CostFigures figures = bill(CostGrouping.TENANT, CostRange.DAYS_30, Set.of("alder"));

        assertThat(figures.total()).isEqualByComparingTo("12.10");
        assertThat(figures.groups())
                .extracting(CostFigures.Group::name)
                .contains("Platform, shared")
                .noneMatch(name -> name.contains("alder") || name.contains("may not"));
    }

    /** Its tenant may be a hidden one that the estate has no more, or not yet again. */
    @Test
    void anAnomalyOfNobodysProjectIsForThoseWhoKnowAllTenants() throws Exception {
        for (int day = 1; day <= 25; day++) {
            String date = "2026-11-%02d".formatted(day);
            new FocusText()
                    .usage(date, "alder-prod", "BigQuery", day == 22 ? "400" : "100")
                    .writeTo(folder.resolve(date + ".csv"));
        }
        ledger.look();
        assertThat(bill(CostGrouping.TENANT, CostRange.DAYS_30, Set.of()).anomalies()).hasSize(1);
        assertThat(bill(CostGrouping.TENANT, CostRange.DAYS_30, Set.of("alder")).anomalies())
                .isEmpty();
    }

    @Test
    void theBillOfAMonthHasItsTaxAndCredits() throws Exception {
        day("2026-11-20");

        assertThat(bill(CostGrouping.SERVICE, CostRange.MONTH, Set.of()).bill())
                .containsEntry("TAX", new BigDecimal("2.10"))
                .containsEntry("USAGE", new BigDecimal("10"));
    }

    @Test
    void withoutAWholePeriodBeforeThereIsNoComparison() throws Exception {
        day("2026-11-20");

        assertThat(bill(CostGrouping.SERVICE, CostRange.DAYS_30, Set.of()).previous()).isEmpty();
    }

    @Test
    void beforeTheFirstImportThereAreNoFigures() {
        assertThat(reading.figures(CostScope.bill(Set.of()), CostGrouping.TENANT, CostRange.MONTH))
                .isEmpty();
    }

    private void day(String date) throws Exception {
        new FocusText()
                .usage(date, "alder-prod", "BigQuery", "5")
                .nodes(date, "acme-platform", "cpu", "t-alder", "2")
                .nodes(date, "acme-platform", "cpu", "kube:unallocated", "3")
                .tax(date, "2.10")
                .writeTo(folder.resolve(date + ".csv"));
        ledger.look();
    }

    private CostFigures bill(CostGrouping grouping, CostRange range, Set<String> hidden) {
        return reading.figures(CostScope.bill(hidden), grouping, range).orElseThrow();
    }

    private record Euros() implements CostSettings {
        @Override
        public Optional<String> folder() {
            return Optional.of("somewhere");
        }
    }
}
