package dev.tenantry.drift;

import dev.tenantry.google.GooglePolicyProjection;
import dev.tenantry.indexing.Claims;
import dev.tenantry.indexing.EstateIndexing;
import dev.tenantry.indexing.EstateProjection;
import dev.tenantry.indexing.HistoryIndexing;
import dev.tenantry.indexing.IndexRuns;
import dev.tenantry.indexing.ProjectClaimProjection;
import dev.tenantry.indexing.Source;
import dev.tenantry.sandbox.SandboxSettings;
import dev.tenantry.sandbox.google.GoogleCloud;
import dev.tenantry.sandbox.world.EstateHistory;
import dev.tenantry.sandbox.world.World;
import dev.tenantry.sources.gcp.GoogleFacts;
import dev.tenantry.sources.git.EstateMirror;
import dev.tenantry.tenants.TenantProjection;
import dev.tenantry.testing.Postgres;
import dev.tenantry.testing.SandboxedGoogle;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The world's Git history and its Google Cloud, in a real PostgreSQL, to be compared. */
abstract class ComparedWorld {

    static final Instant BEGINNING = Instant.parse("2026-11-22T12:00:00Z");
    static final Clock LATER = Clock.fixed(BEGINNING.plus(Duration.ofHours(1)), ZoneOffset.UTC);
    static final Clock EVEN_LATER =
            Clock.fixed(BEGINNING.plus(Duration.ofHours(2)), ZoneOffset.UTC);

    @TempDir Path folder;

    final World world = World.at(BEGINNING);
    final DataSource database = Postgres.migrated();
    final IndexRuns runs =
            new IndexRuns(
                    database,
                    List.of(
                            new EstateProjection(),
                            new TenantProjection(),
                            new ProjectClaimProjection(),
                            new DesiredBindingProjection(),
                            new GooglePolicyProjection()),
                    moved -> {},
                    LATER);
    GoogleCloud sandbox;
    EstateMirror mirror;

    @BeforeEach
    void index() throws Exception {
        Path origin = folder.resolve("origin.git");
        EstateHistory.writeInto(origin, world);
        mirror = new EstateMirror(origin.toUri().toString(), "main", folder.resolve("mirror.git"));
        new EstateIndexing(mirror, runs, new Claims(database), new HistoryIndexing(database))
                .look();
        sandbox =
                GoogleCloud.start(
                        new SandboxSettings(
                                folder, false, "http://127.0.0.1", Duration.ZERO, 12, 0),
                        world);
        indexGoogle();
    }

    @AfterEach
    void close() {
        mirror.close();
        sandbox.close();
    }

    void look(Clock clock) {
        new DriftLook(database, () -> Duration.ZERO, clock).look();
    }

    void indexGoogle() throws Exception {
        String address = String.valueOf(sandbox.addresses().get("tenantry.google.endpoint"));
        try (var cloud =
                dev.tenantry.sources.gcp.GoogleCloud.open(new SandboxedGoogle(address), LATER)) {
            GoogleFacts facts = cloud.look(Set.of());
            runs.index(Source.GOOGLE_CLOUD, facts.marker(), facts);
        }
    }

    void execute(String sql) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    List<String> rows(String select) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(select + " from tenantry.drift")) {
            List<String> rows = new ArrayList<>();
            while (row.next()) {
                rows.add(row.getString(1));
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
