package dev.tenantry.google;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.indexing.Claims;
import dev.tenantry.indexing.Findings;
import dev.tenantry.indexing.GoogleIndexing;
import dev.tenantry.indexing.IndexRuns;
import dev.tenantry.indexing.Source;
import dev.tenantry.sandbox.SandboxSettings;
import dev.tenantry.sandbox.google.GoogleCloud;
import dev.tenantry.sandbox.world.World;
import dev.tenantry.sources.gcp.GoogleFacts;
import dev.tenantry.sources.gcp.GoogleSettings;
import dev.tenantry.sources.gcp.GoogleTrouble;
import dev.tenantry.testing.Postgres;
import dev.tenantry.testing.SandboxedGoogle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Google's real clients against the sandbox's gRPC server, rows in a real PostgreSQL. */
class GooglePolicyProjectionTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final String ACCOUNTS =
            "select project || email from read_model.google_service_account order by 1";
    private static final Instant LATER = NOON.plus(Duration.ofHours(1));

    @TempDir Path folder;

    private final World world = World.at(NOON);
    private final DataSource database = Postgres.migrated();
    private final IndexRuns runs =
            new IndexRuns(
                    database,
                    List.of(new GooglePolicyProjection()),
                    moved -> {},
                    Clock.systemUTC());
    private GoogleCloud sandbox;
    private dev.tenantry.sources.gcp.GoogleCloud cloud;
    private dev.tenantry.sources.gcp.GoogleCloud cloudLater;

    @BeforeEach
    void open() throws GoogleTrouble {
        SandboxSettings settings =
                new SandboxSettings(folder, false, "http://127.0.0.1", Duration.ZERO, 12, 0);
        sandbox = GoogleCloud.start(settings, world);
        GoogleSettings google =
                new SandboxedGoogle(
                        String.valueOf(sandbox.addresses().get("tenantry.google.endpoint")));
        cloud =
                dev.tenantry.sources.gcp.GoogleCloud.open(
                        google, Clock.fixed(NOON, ZoneOffset.UTC));
        cloudLater =
                dev.tenantry.sources.gcp.GoogleCloud.open(
                        google, Clock.fixed(LATER, ZoneOffset.UTC));
    }

    @AfterEach
    void close() {
        cloud.close();
        cloudLater.close();
        sandbox.close();
    }

    @Test
    void everyProjectAndItsAllowPolicyBecomesRows() throws Exception {
        index(cloud.look(Set.of()));

        assertThat(column("select count(*) from read_model.google_project")).containsExactly("13");
        assertThat(
                        column(
                                "select condition_expression from read_model.allow_policy_binding where condition_title like 'expires-%' limit 1"))
                .singleElement()
                .asString()
                .contains("request.time < timestamp(");
        assertThat(column("select count(*) > 12 from read_model.google_service_account"))
                .containsExactly("t");
    }

    @Test
    void lookingAgainIsTheSameMarkerAndTheSameRows() throws Exception {
        GoogleFacts first = cloud.look(Set.of());
        GoogleFacts second = cloudLater.look(Set.of());

        assertThat(second.marker()).isEqualTo(first.marker());
    }

    @Test
    void aShortFailureIsRetriedAndNobodyNotices() throws Exception {
        fault("projects/%s=UNAVAILABLE*2".formatted(world.tenant(0).project()));

        assertThat(cloud.look(Set.of()).silent()).isEmpty();
    }

    @Test
    void whatDoesNotAnswerKeepsItsRowsWithTheirOldStampAndIsTold() throws Exception {
        String silent = world.tenant(0).project();
        String other = world.tenant(1).project();
        GoogleFacts before = cloud.look(Set.of());
        index(before);
        String rows = bindings(silent);
        fault("projects/%s=PERMISSION_DENIED".formatted(silent));
        GoogleFacts facts = cloudLater.look(Set.of());
        index(facts);

        assertThat(facts.silent()).containsOnlyKeys(silent);
        assertThat(facts.marker()).isNotEqualTo(before.marker()).matches("state [0-9a-f]{8}");
        assertThat(bindings(silent)).isEqualTo(rows);
        assertThat(observed(silent)).containsExactly(NOON.toString());
        assertThat(observed(other)).containsExactly(LATER.toString());
        assertThat(trouble()).containsExactly(silent);
        assertThat(new Findings(database).page(Findings.Filter.ALL, Optional.empty(), 9).items())
                .singleElement()
                .satisfies(finding -> assertThat(finding.path()).isEqualTo("projects/" + silent));

        fault("");
        index(cloudLater.look(Set.of()));
        assertThat(trouble()).isEmpty();
        assertThat(new Findings(database).count(Findings.Filter.ALL)).isZero();
    }

    @Test
    void aProjectOfTheEstateThatGoogleDoesNotHaveIsTold() throws Exception {
        index(cloud.look(Set.of("not-there-yet")));

        assertThat(trouble()).containsExactly("not-there-yet");
        assertThat(column("select count(*) from read_model.google_project")).containsExactly("14");
    }

    @Test
    void withoutTheListNothingIsTouched() throws Exception {
        GoogleIndexing indexing = indexing();
        indexing.look();
        List<String> rows = rows();
        assertThat(rows).hasSizeGreaterThan(100);
        fault("projects=PERMISSION_DENIED");
        indexing.look();
        indexing.close();

        assertThat(rows()).isEqualTo(rows);
        assertThat(column("select trouble from read_model.source_state"))
                .containsExactly("Google Cloud did not list the projects (PERMISSION_DENIED).");
    }

    @Test
    void accountsThatAreNotListedKeepTheirRowsAndAreTold() throws Exception {
        String project = world.tenant(0).project();
        index(cloud.look(Set.of()));
        List<String> accounts = column(ACCOUNTS);
        fault("projects/%s/serviceAccounts=PERMISSION_DENIED".formatted(project));
        index(cloudLater.look(Set.of()));

        assertThat(trouble()).isEmpty();
        assertThat(
                        column(
                                "select project from read_model.google_project where not accounts_listed"))
                .containsExactly(project);
        assertThat(column(ACCOUNTS)).isEqualTo(accounts);
        assertThat(new Findings(database).page(Findings.Filter.ALL, Optional.empty(), 9).items())
                .singleElement()
                .satisfies(finding -> assertThat(finding.path()).isEqualTo("projects/" + project));
    }

    private GoogleIndexing indexing() {
        String address = String.valueOf(sandbox.addresses().get("tenantry.google.endpoint"));
        return new GoogleIndexing(
                new SandboxedGoogle(address),
                runs,
                new Claims(database),
                database,
                Clock.systemUTC());
    }

    private List<String> rows() throws SQLException {
        return column(
                """
                select g::text from read_model.google_project g
                union all select b::text from read_model.allow_policy_binding b
                union all select a::text from read_model.google_service_account a order by 1
                """);
    }

    private void index(GoogleFacts facts) {
        runs.index(Source.GOOGLE_CLOUD, facts.marker(), facts);
    }

    private void fault(String lines) throws IOException {
        Path file = folder.resolve("google").resolve("faults");
        Files.createDirectories(folder.resolve("google"));
        Files.writeString(file, lines);
    }

    private String bindings(String project) throws SQLException {
        return String.join(
                "\n",
                column(
                        "select role || member || coalesce(condition_title, '') from read_model.allow_policy_binding where project = '%s' order by 1"
                                .formatted(project)));
    }

    private List<String> observed(String project) throws SQLException {
        return column(
                "select distinct to_char(observed_at at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"') from read_model.allow_policy_binding where project = '%s'"
                        .formatted(project));
    }

    private List<String> trouble() throws SQLException {
        return column("select project from read_model.google_project where trouble is not null");
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
}
