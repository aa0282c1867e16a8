package dev.tenantry.sources.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tenantry.sources.billing.FileCharges.Trouble;
import dev.tenantry.testing.FocusText;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FocusReaderTest {

    @TempDir Path folder;

    @Test
    void rowsOfOneKindAreOneDailyCharge() throws Exception {
        FileCharges read =
                read(
                        new FocusText()
                                .usage("2026-11-20", "alder-prod", "BigQuery", "1.10")
                                .usage("2026-11-20", "alder-prod", "BigQuery", "2.200001")
                                .usage("2026-11-20", "alder-prod", "Cloud Storage", "5"));

        assertThat(read.charges()).hasSize(2);
        assertThat(read.charges().getFirst().billed()).isEqualByComparingTo("3.300001");
        assertThat(read.rows()).isEqualTo(3);
    }

    @Test
    void sumsAreExactWhateverTheAmounts() throws Exception {
        Random random = new Random(7);
        for (int round = 0; round < 50; round++) {
            FocusText text = new FocusText();
            BigDecimal sum = BigDecimal.ZERO;
            for (int row = 0; row < 200; row++) {
                BigDecimal cost =
                        BigDecimal.valueOf(
                                random.nextLong(-9_999_999_999L, 9_999_999_999L),
                                random.nextInt(10));
                sum = sum.add(cost);
                String day = "2026-11-%02d".formatted(1 + random.nextInt(28));
                text.usage(
                        day,
                        "p" + random.nextInt(5),
                        "s" + random.nextInt(3),
                        cost.toPlainString());
            }
            assertThat(read(text).billed()).isEqualByComparingTo(sum);
        }
    }

    @Test
    void labelsOfTheClusterAreRead() throws Exception {
        DailyCharge charge =
                read(new FocusText().nodes("2026-11-20", "platform", "gpu", "t-alder", "3"))
                        .charges()
                        .getFirst();

        assertThat(charge.key().nodePool()).contains("gpu");
        assertThat(charge.key().namespace()).contains("t-alder");
    }

    @Test
    void aBadRowIsToldWithItsLineAndTheRestIsRead() throws Exception {
        FileCharges read =
                read(
                        new FocusText()
                                .usage("2026-11-20", "alder-prod", "Big\"\"Query", "1")
                                .usage("2026-11-20", "alder-prod", "BigQuery", "twelve")
                                .usage("2026-11-20", "alder-prod", "BigQuery", "1E+900000000")
                                .line("1,2,3")
                                .line(
                                        "1,1,A,USD,2026-11-01T00:00:00Z,Usage,,2026-11-20T00:00:00Z,C,S,p,p,")
                                .line(
                                        "1,1,A,EUR,2026-11-01T00:00:00Z,Gift,,2026-11-20T00:00:00Z,C,S,p,p,")
                                .line("1,1,A,EUR,2026-11-01T00:00:00Z,Usage,,yesterday,C,S,p,p,")
                                .line(
                                        "1,1,A,EUR,2026-11-01T00:00:00Z,Usage,,2026-11-20T00:00:00Z,C,S,p,p,[1]")
                                .usage("2026-11-20", "alder-prod", "BigQuery", "2"));

        assertThat(read.billed()).isEqualByComparingTo("4");
        assertThat(read.unread()).isEqualTo(6);
        assertThat(read.troubles()).extracting(Trouble::line).containsExactly(3, 4, 5, 6, 7, 8, 9);
        assertThat(read.troubles().getFirst().sentence())
                .isEqualTo("BilledCost “twelve” is not an amount of money. The row is in no sum.");
        assertThat(read.troubles().get(3).sentence()).contains("USD", "EUR");
        assertThat(read.troubles().getLast().sentence()).contains("counted, without its labels");
    }

    @Test
    void compressedAndPlainAreTheSameBytes() throws Exception {
        FocusText text = new FocusText().usage("2026-11-20", "p", "s", "1");

        assertThat(read(text, "a.csv.gz").hash()).isEqualTo(read(text, "a.csv").hash());
    }

    @Test
    void aFileOfAnotherKindIsRefusedAsAWhole() {
        assertThat(refusal("Name,Age\nJo,7\n", "a.csv"))
                .startsWith("This is not a FOCUS file: no column BilledCost, BillingAccountId");
        assertThat(refusal("", "a.csv")).isEqualTo("The file is empty: it has no header.");
        assertThat(refusal("no gzip at all", "a.csv.gz")).contains("can't be read to its end");
    }

    @Test
    void aFileThatIsCutOffIsRefusedAsAWhole() throws IOException {
        FocusText text = new FocusText();
        for (int i = 0; i < 5000; i++) {
            text.usage("2026-11-20", "p" + i, "s", "1");
        }
        text.writeTo(folder.resolve("whole.csv.gz"));
        byte[] whole = Files.readAllBytes(folder.resolve("whole.csv.gz"));
        Files.write(folder.resolve("half.csv.gz"), Arrays.copyOf(whole, whole.length / 2));

        UnreadableFile refusal =
                catchThrowableOfType(
                        UnreadableFile.class, () -> reader().read(file("half.csv.gz")));
        assertThat(refusal.sentence()).contains("can't be read to its end");
    }

    @Test
    void aQuoteThatIsNeverClosedIsRefusedInBoundedMemory() throws Exception {
        String text =
                new FocusText().usage("2026-11-20", "p", "s", "1") + "\"" + "x".repeat(5_000_000);

        assertThat(refusal(text, "a.csv")).isEqualTo("A row does not end: is a quote not closed?");
    }

    private FileCharges read(FocusText text) throws Exception {
        return read(text, "a.csv");
    }

    private FileCharges read(FocusText text, String name) throws Exception {
        text.writeTo(folder.resolve(name));
        return reader().read(file(name));
    }

    private String refusal(String text, String name) {
        return catchThrowableOfType(
                        UnreadableFile.class,
                        () -> {
                            Files.writeString(folder.resolve(name), text);
                            reader().read(file(name));
                        })
                .sentence();
    }

    private static FocusReader reader() {
        return new FocusReader("EUR");
    }

    private BillingFile file(String name) {
        return new BillingFile(name, folder.resolve(name), name.endsWith(".gz"), "");
    }

    @Test
    void theColumnsMayStandInAnyOrder() throws Exception {
        List<String> header = List.of(new FocusText().toString().strip().split(",", -1));
        List<String> row =
                List.of(
                        "1.5,1.5,A,EUR,2026-11-01T00:00:00Z,Usage,,2026-11-20T00:00:00Z,C,S,p,P,"
                                .split(",", -1));
        Files.writeString(
                folder.resolve("a.csv"),
                String.join(",", header.reversed())
                        + "\n"
                        + String.join(",", row.reversed())
                        + "\n");

        assertThat(reader().read(file("a.csv")).billed()).isEqualByComparingTo("1.5");
    }
}
