package dev.tenantry.costs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.indexing.BillingRuns;
import dev.tenantry.indexing.Claims;
import dev.tenantry.indexing.Findings;
import dev.tenantry.indexing.IndexRuns;
import dev.tenantry.indexing.Source;
import dev.tenantry.manifest.ManifestFile;
import dev.tenantry.sources.billing.BillingExport;
import dev.tenantry.sources.git.EstateFacts;
import dev.tenantry.testing.FocusText;
import dev.tenantry.testing.Postgres;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChargeProjectionTest {

    @TempDir Path folder;

    private final DataSource database = Postgres.migrated();
    private final IndexRuns runs =
            new IndexRuns(
                    database,
                    List.of(new ChargeProjection(), new CostOwnerProjection()),
                    moved -> {},
                    Clock.systemUTC());

    @Test
    void readingAgainChangesNothing() throws Exception {
        new FocusText()
                .usage("2026-11-20", "alder-prod", "BigQuery", "1.25")
                .tax("2026-11-20", "0.26")
                .writeTo(folder.resolve("20.csv"));
        look();
        List<String> before = rows();
        look();
        touch("20.csv");
        look();

        assertThat(rows()).isEqualTo(before).hasSize(2);
    }

    @Test
    void aCorrectedFileTakesThePlaceOfWhatItSaid() throws Exception {
        new FocusText().usage("2026-11-20", "p", "s", "5").writeTo(folder.resolve("20.csv"));
        new FocusText().usage("2026-11-21", "p", "s", "7").writeTo(folder.resolve("21.csv"));
        look();
        new FocusText()
                .usage("2026-11-19", "p", "s", "0.10")
                .usage("2026-11-20", "p", "s", "5.50")
                .writeTo(folder.resolve("20.csv"));
        look();

        assertThat(bill()).isEqualByComparingTo("12.60");
    }

    @Test
    void lateRowsInALaterFileAddToTheirDay() throws Exception {
        new FocusText().usage("2026-11-20", "p", "s", "5").writeTo(folder.resolve("20.csv"));
        look();
        new FocusText()
                .usage("2026-11-20", "p", "s", "0.5")
                .usage("2026-11-21", "p", "s", "7")
                .writeTo(folder.resolve("21.csv"));
        look();

        assertThat(sums("charge_day::text")).containsEntry("2026-11-20", new BigDecimal("5.5"));
    }

    @Test
    void aFileThatIsCompressedOrMovedLaterIsCountedOnce() throws Exception {
        FocusText text = new FocusText().usage("2026-11-20", "p", "s", "5");
        text.writeTo(folder.resolve("20.csv"));
        look();
        text.writeTo(folder.resolve("20.csv.gz"));
        Files.delete(folder.resolve("20.csv"));
        look();
        assertThat(bill()).isEqualByComparingTo("5");

        Files.createDirectories(folder.resolve("archive"));
        Files.move(folder.resolve("20.csv.gz"), folder.resolve("archive/20.csv.gz"));
        look();
        assertThat(bill()).isEqualByComparingTo("5");
        assertThat(findings()).isEmpty();
    }

    @Test
    void theSameBytesUnderTwoNamesAreCountedOnceAndTold() throws Exception {
        FocusText text = new FocusText().usage("2026-11-20", "p", "s", "5");
        text.writeTo(folder.resolve("a.csv"));
        text.writeTo(folder.resolve("b.csv"));
        look();
        assertThat(bill()).isEqualByComparingTo("5");
        assertThat(findings()).singleElement().asString().contains("b.csv", "counted once");

        Files.delete(folder.resolve("a.csv"));
        look();
        assertThat(bill()).isEqualByComparingTo("5");
    }

    @Test
    void chargesOfAFileThatIsGoneAreKeptAndTold() throws Exception {
        new FocusText().usage("2026-11-20", "p", "s", "5").writeTo(folder.resolve("20.csv"));
        look();
        Files.delete(folder.resolve("20.csv"));
        look();

        assertThat(bill()).isEqualByComparingTo("5");
        assertThat(findings()).singleElement().asString().contains("not in the export's folder");
    }

    @Test
    void aFileThatBecameUnreadableKeepsItsCharges() throws Exception {
        new FocusText().usage("2026-11-20", "p", "s", "5").writeTo(folder.resolve("20.csv"));
        look();
        Files.writeString(folder.resolve("20.csv"), "half a fi");
        look();

        assertThat(bill()).isEqualByComparingTo("5");
        assertThat(findings()).singleElement().asString().contains("not a FOCUS 1.2 file");

        new FocusText().usage("2026-11-20", "p", "s", "6").writeTo(folder.resolve("20.csv"));
        look();
        assertThat(bill()).isEqualByComparingTo("6");
        assertThat(findings()).isEmpty();
    }

    @Test
    void badRowsAreFindingsWithFileAndLine() throws Exception {
        new FocusText()
                .usage("2026-11-20", "p", "s", "5")
                .usage("2026-11-20", "p", "s", "many")
                .writeTo(folder.resolve("nov/20.csv"));
        look();

        assertThat(findings())
                .singleElement()
                .asString()
                .startsWith("nov/20.csv:3: BilledCost “many”");
    }

    @Test
    void everyChargeHasOnePlaceAndAllGroupingsAddUpToTheBill() throws Exception {
        estate();
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
        look();

        assertThat(bill()).isEqualByComparingTo(bill);
        assertThat(total(sums("place || coalesce(tenant, '')"))).isEqualByComparingTo(bill);
        assertThat(total(sums("service"))).isEqualByComparingTo(bill);
        assertThat(total(sums("coalesce(node_pool, '')"))).isEqualByComparingTo(bill);
        assertThat(sums("place").keySet())
                .containsExactlyInAnyOrder(
                        "tenant", "tax", "idle", "overhead", "unsplit", "platform", "unattributed");
    }

    private static void any(Random random, FocusText text, String day, String cost) {
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
        look();
        assertThat(sums("place")).containsOnlyKeys("unattributed");
        estate();

        assertThat(sums("coalesce(tenant, place)"))
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
        look();
        assertThat(column("select charge_day || ' ' || usual from read_model.cost_anomaly"))
                .containsExactly("2026-11-22 111");

        new FocusText()
                .usage("2026-11-22", "alder-prod", "BigQuery", "120")
                .writeTo(folder.resolve("2026-11-22.csv"));
        look();
        assertThat(column("select charge_day::text from read_model.cost_anomaly")).isEmpty();
    }

    @Test
    void anEmptiedReadModelComesBackTheSame() throws Exception {
        for (int day = 1; day <= 20; day++) {
            new FocusText()
                    .usage("2026-10-%02d".formatted(day), "alder-prod", "BigQuery", day + ".125")
                    .writeTo(folder.resolve(day + ".csv"));
            look();
        }
        List<String> before = rows();
        try (Connection connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(
                    "truncate read_model.charge, read_model.billing_file, read_model.cost_anomaly, read_model.source_state");
        }
        look();

        assertThat(rows()).isEqualTo(before);
    }

    private void look() {
        new BillingRuns(
                        Optional.of(new BillingExport(folder, "EUR", 50)),
                        runs,
                        new Claims(database),
                        database)
                .look();
    }

    private void estate() {
        String project =
                """
                apiVersion: resourcemanager.cnrm.cloud.google.com/v1beta1
                kind: Project
                metadata: {name: alder-prod}
                """;
        String pool =
                """
                apiVersion: container.cnrm.cloud.google.com/v1beta1
                kind: ContainerNodePool
                metadata: {name: cpu}
                spec: {clusterRef: {external: projects/acme-platform/locations/l/clusters/c}}
                """;
        List<ManifestFile> files = new ArrayList<>();
        files.add(file("factory/alder/project.yaml", project));
        files.add(file("platform/node-pools/cpu.yaml", pool));
        runs.index(Source.GIT, "one", EstateFacts.of("one", files));
    }

    private static ManifestFile file(String path, String text) {
        return ManifestFile.read(path, text.getBytes(StandardCharsets.UTF_8));
    }

    private void touch(String name) throws IOException {
        var later = java.nio.file.attribute.FileTime.fromMillis(System.currentTimeMillis() + 5000);
        Files.setLastModifiedTime(folder.resolve(name), later);
    }

    private BigDecimal bill() throws SQLException {
        return total(sums("'all'"));
    }

    private static BigDecimal total(Map<String, BigDecimal> sums) {
        return sums.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private Map<String, BigDecimal> sums(String by) throws SQLException {
        Map<String, BigDecimal> sums = new TreeMap<>();
        try (Connection connection = database.getConnection();
                var select =
                        connection.prepareStatement(
                                "select " + by + ", sum(billed) from read_model.cost group by 1");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                sums.put(row.getString(1), row.getBigDecimal(2));
            }
        }
        return sums;
    }

    private List<String> rows() throws SQLException {
        return column("select c::text from read_model.charge c order by 1");
    }

    private List<String> column(String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection connection = database.getConnection();
                var select = connection.prepareStatement(sql);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                values.add(row.getString(1));
            }
        }
        return values;
    }

    private List<String> findings() {
        return new Findings(database)
                .page(Findings.Filter.ALL, Optional.empty(), 100).items().stream()
                        .map(f -> f.path() + ":" + f.line() + ": " + f.sentence())
                        .toList();
    }
}
