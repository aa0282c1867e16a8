package dev.tenantry.costs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.testing.FocusText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A month that is delivered again in other files. */
class DeliveriesTest {

    @TempDir Path folder;

    private Ledger ledger;

    @BeforeEach
    void deliver() throws Exception {
        ledger = new Ledger(folder);
        october("1").writeTo(folder.resolve("october-1.csv"));
        new FocusText()
                .usage("2026-10-20", "birch-prod", "BigQuery", "3")
                .usage("2026-10-21", "alder-prod", "Cloud Storage", "4")
                .writeTo(folder.resolve("october-2.csv"));
        ledger.look();
    }

    private static FocusText october(String first) {
        return new FocusText()
                .usage("2026-10-02", "alder-prod", "BigQuery", first)
                .usage("2026-10-21", "alder-prod", "BigQuery", "2");
    }

    private static FocusText wholeOctober() {
        return october("1")
                .usage("2026-10-20", "birch-prod", "BigQuery", "3")
                .usage("2026-10-21", "alder-prod", "Cloud Storage", "4.50");
    }

    private void write(FocusText text, String name) throws IOException {
        text.writeTo(folder.resolve(name));
        ledger.touch(name);
    }

    private Doubts doubts() throws Exception {
        try (var connection = ledger.database.getConnection();
                var select = connection.prepareStatement(Doubts.SQL);
                var row = select.executeQuery()) {
            row.next();
            return Doubts.of(row);
        }
    }

    @Test
    void twoPartsOfAMonthAreNoDoubt() throws Exception {
        assertThat(ledger.bill()).isEqualByComparingTo("10");
        assertThat(doubts().isNone()).isTrue();
        assertThat(ledger.findings()).isEmpty();
    }

    @Test
    void aMonthThatComesAgainInOneFileReplacesTheSecond() throws Exception {
        write(wholeOctober(), "october-1.csv");
        Files.delete(folder.resolve("october-2.csv"));
        ledger.look();

        assertThat(ledger.bill()).isEqualByComparingTo("10.50");
        assertThat(doubts().isNone()).isTrue();
        assertThat(doubts().keptFiles()).isZero();
        assertThat(ledger.findings())
                .singleElement()
                .asString()
                .contains("october-2.csv", "october-1.csv has all that it said");
        assertThat(ledger.column("select sum(billed)::text from read_model.charge_day_sum"))
                .containsExactly("10.50");
    }

    @Test
    void itIsAllTheSameWhichOfTheTwoIsSeenFirst() throws Exception {
        Files.delete(folder.resolve("october-2.csv"));
        ledger.look();
        assertThat(ledger.bill()).isEqualByComparingTo("10");
        assertThat(doubts().keptFiles()).isEqualTo(1);
        write(wholeOctober(), "october-1.csv");
        ledger.look();

        assertThat(ledger.bill()).isEqualByComparingTo("10.50");
    }

    @Test
    void aReplacedFileThatComesBackIsReadAgain() throws Exception {
        write(wholeOctober(), "october-1.csv");
        Files.move(folder.resolve("october-2.csv"), folder.resolve(".away"));
        ledger.look();
        Files.move(folder.resolve(".away"), folder.resolve("october-2.csv"));
        ledger.look();

        assertThat(ledger.bill()).isEqualByComparingTo("17.50");
    }

    @Test
    void whatStandsInTwoFilesIsTold() throws Exception {
        FocusText whole = october("1");
        whole.usage("2026-10-20", "birch-prod", "BigQuery", "3")
                .usage("2026-10-21", "alder-prod", "Cloud Storage", "4");
        write(whole, "all.csv");
        ledger.look();

        assertThat(ledger.bill()).isEqualByComparingTo("20");
        assertThat(doubts().twiceFiles()).isEqualTo(2);
        assertThat(doubts().twiceBilled()).isEqualByComparingTo("10");
        assertThat(doubts().isNone()).isFalse();
        assertThat(ledger.findings()).anyMatch(f -> f.contains("all.csv as well"));

        Files.delete(folder.resolve("all.csv"));
        ledger.look();
        assertThat(ledger.findings())
                .noneMatch(f -> f.contains("may be counted twice") && f.startsWith("all"));
    }

    @Test
    void aFileThatIsGoneAndOnlyPartlyThereAgainIsADoubt() throws Exception {
        write(october("1").usage("2026-10-20", "birch-prod", "BigQuery", "3"), "october-1.csv");
        Files.delete(folder.resolve("october-2.csv"));
        ledger.look();

        assertThat(ledger.bill()).isEqualByComparingTo("13");
        assertThat(doubts().twiceFiles()).isEqualTo(1);
        assertThat(doubts().twiceBilled()).isEqualByComparingTo("3");
    }

    @Test
    void lateChargesAreNoDoubt() throws Exception {
        write(
                new FocusText()
                        .usage("2026-10-21", "alder-prod", "BigQuery", "0.25")
                        .usage("2026-10-22", "alder-prod", "BigQuery", "7"),
                "22.csv");
        ledger.look();

        assertThat(doubts().isNone()).isTrue();
    }
}
