package dev.tenantry.costs;

import dev.tenantry.indexing.BillingIndexing;
import dev.tenantry.indexing.Claims;
import dev.tenantry.indexing.Findings;
import dev.tenantry.indexing.IndexRuns;
import dev.tenantry.indexing.ProjectClaimProjection;
import dev.tenantry.indexing.Source;
import dev.tenantry.manifest.ManifestFile;
import dev.tenantry.sources.billing.BillingExport;
import dev.tenantry.sources.git.EstateFacts;
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
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A folder of billing files, an estate and a real database, with everything that indexes them. */
final class Ledger {

    private final Path folder;
    final DataSource database = Postgres.migrated();
    private final IndexRuns runs =
            new IndexRuns(
                    database,
                    List.of(
                            new ChargeProjection(),
                            new BillingFindingProjection(),
                            new CostBudgetProjection(),
                            new ProjectClaimProjection()),
                    moved -> {},
                    Clock.systemUTC());

    Ledger(Path folder) {
        this.folder = folder;
    }

    /** Reads all that is new in the folder. */
    void look() {
        new BillingIndexing(
                        Optional.of(new BillingExport(folder, "EUR", 50)),
                        runs,
                        new Claims(database),
                        database)
                .look();
    }

    /** A tenant, alder, and the platform's cluster. */
    void estate() {
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

    /** A project is declared: by a tenant, or by the platform itself. */
    void owned(String project, @Nullable String tenant) throws SQLException {
        try (Connection connection = database.getConnection();
                var insert =
                        connection.prepareStatement(
                                "insert into read_model.project_claim values ('any.yaml', 1, ?, ?, 'PROJECT', array['t-' || ?])")) {
            insert.setString(1, project);
            insert.setString(2, tenant);
            insert.setString(3, tenant);
            insert.execute();
        }
    }

    static ManifestFile file(String path, String text) {
        return ManifestFile.read(path, text.getBytes(StandardCharsets.UTF_8));
    }

    void touch(String name) throws IOException {
        var later = java.nio.file.attribute.FileTime.fromMillis(System.currentTimeMillis() + 5000);
        Files.setLastModifiedTime(folder.resolve(name), later);
    }

    BigDecimal bill() throws SQLException {
        return total(sums("'all'"));
    }

    static BigDecimal total(Map<String, BigDecimal> sums) {
        return sums.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    Map<String, BigDecimal> sums(String by) throws SQLException {
        return sums(by, "");
    }

    Map<String, BigDecimal> sums(String by, String where) throws SQLException {
        Map<String, BigDecimal> sums = new TreeMap<>();
        try (Connection connection = database.getConnection();
                var select =
                        connection.prepareStatement(
                                "select "
                                        + by
                                        + ", sum(billed) from read_model.cost "
                                        + where
                                        + " group by 1");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                sums.put(row.getString(1), row.getBigDecimal(2));
            }
        }
        return sums;
    }

    /** Empties what billing wrote. */
    void forget() throws SQLException {
        try (Connection connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(
                    "truncate read_model.charge, read_model.charge_day_sum, read_model.charge_month_sum,"
                            + " read_model.billing_file, read_model.cost_anomaly, read_model.source_state");
        }
    }

    List<String> rows() throws SQLException {
        return column("select c::text from read_model.charge c order by 1");
    }

    List<String> column(String sql) throws SQLException {
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

    List<String> findings() {
        return new Findings(database)
                .page(Findings.Filter.ALL, Optional.empty(), 100).items().stream()
                        .map(f -> f.path() + ":" + f.line() + ": " + f.sentence())
                        .toList();
    }
}
