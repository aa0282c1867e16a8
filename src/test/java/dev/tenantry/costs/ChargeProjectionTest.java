package dev.tenantry.costs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.testing.FocusText;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChargeProjectionTest {

    @TempDir Path folder;

    private Ledger ledger;

    @BeforeEach
    void open() {
        ledger = new Ledger(folder);
    }

    @Test
    void readingAgainChangesNothing() throws Exception {
        new FocusText()
                .usage("2026-11-20", "alder-prod", "BigQuery", "1.25")
                .tax("2026-11-20", "0.26")
                .writeTo(folder.resolve("20.csv"));
        ledger.look();
        List<String> before = ledger.rows();
        ledger.look();
        ledger.touch("20.csv");
        ledger.look();

        assertThat(ledger.rows()).isEqualTo(before).hasSize(2);
    }

    @Test
    void chargesOfEachMonthHaveAPartOfTheirOwn() throws Exception {
        new FocusText()
                .usage("2026-10-31", "alder-prod", "BigQuery", "1")
                .usage("2026-11-01", "alder-prod", "BigQuery", "2")
                .usage("2026-11-30", "alder-prod", "BigQuery", "3")
                .writeTo(folder.resolve("autumn.csv"));
        ledger.look();

        assertThat(
                        ledger.column(
                                "select relkind from pg_class"
                                        + " where oid = 'read_model.charge'::regclass"))
                .containsExactly("p");
        assertThat(
                        ledger.column(
                                """
                                select part.relname || ' ' || count(*) from read_model.charge c
                                join pg_class part on part.oid = c.tableoid
                                group by part.relname order by 1
                                """))
                .containsExactly("charge_2026_10 1", "charge_2026_11 2");
    }

    @Test
    void aCorrectedFileTakesThePlaceOfWhatItSaid() throws Exception {
        new FocusText().usage("2026-11-20", "p", "s", "5").writeTo(folder.resolve("20.csv"));
        new FocusText().usage("2026-11-21", "p", "s", "7").writeTo(folder.resolve("21.csv"));
        ledger.look();
        new FocusText()
                .usage("2026-11-19", "p", "s", "0.10")
                .usage("2026-11-20", "p", "s", "5.50")
                .writeTo(folder.resolve("20.csv"));
        ledger.look();

        assertThat(ledger.bill()).isEqualByComparingTo("12.60");
    }

    @Test
    void lateRowsInALaterFileAddToTheirDay() throws Exception {
        new FocusText().usage("2026-11-20", "p", "s", "5").writeTo(folder.resolve("20.csv"));
        ledger.look();
        new FocusText()
                .usage("2026-11-20", "p", "s", "0.5")
                .usage("2026-11-21", "p", "s", "7")
                .writeTo(folder.resolve("21.csv"));
        ledger.look();

        assertThat(ledger.sums("charge_day::text"))
                .containsEntry("2026-11-20", new BigDecimal("5.5"));
    }

    @Test
    void aFileThatIsCompressedOrMovedLaterIsCountedOnce() throws Exception {
        FocusText text = new FocusText().usage("2026-11-20", "p", "s", "5");
        text.writeTo(folder.resolve("20.csv"));
        ledger.look();
        text.writeTo(folder.resolve("20.csv.gz"));
        Files.delete(folder.resolve("20.csv"));
        ledger.look();
        assertThat(ledger.bill()).isEqualByComparingTo("5");

        Files.createDirectories(folder.resolve("archive"));
        Files.move(folder.resolve("20.csv.gz"), folder.resolve("archive/20.csv.gz"));
        ledger.look();
        assertThat(ledger.bill()).isEqualByComparingTo("5");
        assertThat(ledger.findings()).isEmpty();
    }

    @Test
    void theSameBytesUnderTwoNamesAreCountedOnceAndTold() throws Exception {
        FocusText text = new FocusText().usage("2026-11-20", "p", "s", "5");
        text.writeTo(folder.resolve("a.csv"));
        text.writeTo(folder.resolve("b.csv"));
        ledger.look();
        assertThat(ledger.bill()).isEqualByComparingTo("5");
        assertThat(ledger.findings()).singleElement().asString().contains("b.csv", "counted once");

        Files.delete(folder.resolve("a.csv"));
        ledger.look();
        assertThat(ledger.bill()).isEqualByComparingTo("5");
    }

    @Test
    void chargesOfAFileThatIsGoneAreKeptAndTold() throws Exception {
        new FocusText().usage("2026-11-20", "p", "s", "5").writeTo(folder.resolve("20.csv"));
        ledger.look();
        Files.delete(folder.resolve("20.csv"));
        ledger.look();

        assertThat(ledger.bill()).isEqualByComparingTo("5");
        assertThat(ledger.findings())
                .singleElement()
                .asString()
                .contains("not in the export's folder");
    }

    @Test
    void aFileThatBecameUnreadableKeepsItsCharges() throws Exception {
        new FocusText().usage("2026-11-20", "p", "s", "5").writeTo(folder.resolve("20.csv"));
        ledger.look();
        Files.writeString(folder.resolve("20.csv"), "half a fi");
        ledger.look();

        assertThat(ledger.bill()).isEqualByComparingTo("5");
        assertThat(ledger.findings()).singleElement().asString().contains("not a FOCUS file");

        new FocusText().usage("2026-11-20", "p", "s", "6").writeTo(folder.resolve("20.csv"));
        ledger.look();
        assertThat(ledger.bill()).isEqualByComparingTo("6");
        assertThat(ledger.findings()).isEmpty();
    }

    @Test
    void badRowsAreFindingsWithFileAndLine() throws Exception {
        new FocusText()
                .usage("2026-11-20", "p", "s", "5")
                .usage("2026-11-20", "p", "s", "many")
                .writeTo(folder.resolve("nov/20.csv"));
        ledger.look();

        assertThat(ledger.findings())
                .singleElement()
                .asString()
                .startsWith("nov/20.csv:3: BilledCost “many”");
    }

    @Test
    void anEmptiedReadModelComesBackTheSame() throws Exception {
        for (int day = 1; day <= 20; day++) {
            new FocusText()
                    .usage("2026-10-%02d".formatted(day), "alder-prod", "BigQuery", day + ".125")
                    .writeTo(folder.resolve(day + ".csv"));
            ledger.look();
        }
        List<String> before = ledger.rows();
        ledger.forget();
        ledger.look();

        assertThat(ledger.rows()).isEqualTo(before);
    }

    @Test
    void theSumsOfDaysAndMonthsFollowTheCharges() throws Exception {
        new FocusText()
                .usage("2026-10-31", "alder-prod", "BigQuery", "2")
                .usage("2026-11-20", "alder-prod", "BigQuery", "5")
                .usage("2026-11-20", "p", "BigQuery", "0.10")
                .tax("2026-11-20", "1.07")
                .writeTo(folder.resolve("20.csv"));
        ledger.look();
        new FocusText()
                .usage("2026-10-31", "alder-prod", "BigQuery", "3")
                .usage("2026-11-19", "p", "Cloud Storage", "0.25")
                .writeTo(folder.resolve("20.csv"));
        new FocusText().usage("2026-11-21", "p", "BigQuery", "7").writeTo(folder.resolve("21.csv"));
        ledger.look();

        String days = "charge_day, billing_month, category, service, node_pool";
        assertThat(ledger.column(all("charge_day_sum", days)))
                .isEqualTo(ledger.column(all("charge", days)))
                .hasSize(3);
        String parts = "sub_account, namespace, node_pool, category";
        assertThat(ledger.column(all("charge_month_sum", "month, " + parts)))
                .isEqualTo(
                        ledger.column(
                                all("charge", "date_trunc('month', charge_day)::date, " + parts)))
                .hasSize(2);
    }

    private static String all(String table, String columns) {
        return "select (%1$s, sum(billed))::text from read_model.%2$s group by %1$s order by 1"
                .formatted(columns, table);
    }
}
