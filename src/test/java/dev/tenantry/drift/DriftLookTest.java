package dev.tenantry.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.grants.GooglePolicyProjection;
import dev.tenantry.indexing.Claims;
import dev.tenantry.indexing.EstateIndexing;
import dev.tenantry.indexing.EstateProjection;
import dev.tenantry.indexing.HistoryIndexing;
import dev.tenantry.indexing.IndexRuns;
import dev.tenantry.indexing.Source;
import dev.tenantry.sandbox.SandboxSettings;
import dev.tenantry.sandbox.google.Allowed;
import dev.tenantry.sandbox.google.GoogleCloud;
import dev.tenantry.sandbox.world.EstateHistory;
import dev.tenantry.sandbox.world.World;
import dev.tenantry.sources.gcp.GoogleFacts;
import dev.tenantry.sources.git.EstateMirror;
import dev.tenantry.tenants.TenantProjection;
import dev.tenantry.testing.GitRepo;
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
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The world's Git history and its Google Cloud, compared in a real PostgreSQL. */
class DriftLookTest {

    private static final Instant BEGINNING = Instant.parse("2026-11-22T12:00:00Z");
    private static final Clock LATER =
            Clock.fixed(BEGINNING.plus(Duration.ofHours(1)), ZoneOffset.UTC);
    private static final Clock EVEN_LATER =
            Clock.fixed(BEGINNING.plus(Duration.ofHours(2)), ZoneOffset.UTC);

    @TempDir Path folder;

    private final World world = World.at(BEGINNING);
    private final DataSource database = Postgres.migrated();
    private final IndexRuns runs =
            new IndexRuns(
                    database,
                    List.of(
                            new EstateProjection(),
                            new TenantProjection(),
                            new DesiredBindingProjection(),
                            new GooglePolicyProjection()),
                    moved -> {},
                    LATER);
    private GoogleCloud sandbox;
    private EstateMirror mirror;

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

    @Test
    void exactlyWhatWasDoneByHandDiffers() {
        look(LATER);
        assertThat(
                        rows(
                                "select kind || ' ' || tenant || ' ' || field || ' ' || in_git"
                                        + " || ' -> ' || live"))
                .containsExactlyInAnyOrder(
                        "NOT_IN_GIT birchway roles/bigquery.dataEditor"
                                + "  -> user:ben.carter@acme.example",
                        "VALUE dunmere labels.cost-center "
                                + world.tenant("dunmere").orElseThrow().costCenter()
                                + " -> cc-9000");
        assertThat(rows("select path || ':' || line")).contains("factory/dunmere/project.yaml:6");
    }

    @Test
    void itIsKnownSinceWhen() {
        look(LATER);
        look(EVEN_LATER);
        assertThat(rows("select count(*) || ' ' || bool_and(since < seen_at)"))
                .containsExactly("2 true");
    }

    @Test
    void aGrantThatIsNotLiveDiffersUntilItIs() throws Exception {
        Allowed owners =
                new Allowed(
                        "group:jorvale-team@acme.example",
                        "roles/bigquery.jobUser",
                        Optional.empty());
        sandbox.policies().remove("projects/jorvale-data-prod", owners);
        indexGoogle();
        look(LATER);
        assertThat(rows("select kind || ' ' || in_git")).contains("NOT_LIVE " + owners.member());

        sandbox.policies().add("projects/jorvale-data-prod", owners);
        indexGoogle();
        look(LATER);
        assertThat(rows("select kind")).containsExactlyInAnyOrder("NOT_IN_GIT", "VALUE");
    }

    @Test
    void whatAPolicyOrAPartialPolicyGivesIsInGitAndAddressesHaveNoCase() throws Exception {
        commit(
                "tenants/jorvale/infra/access/more.yaml",
                """
                apiVersion: iam.cnrm.cloud.google.com/v1beta1
                kind: IAMPartialPolicy
                metadata: {name: more, namespace: t-jorvale}
                spec:
                  resourceRef: {kind: Project, external: projects/jorvale-data-prod}
                  bindings:
                  - role: roles/bigquery.jobUser
                    members: [{member: "user:One@Acme.example"}, {member: "user:two@acme.example"}]
                ---
                apiVersion: iam.cnrm.cloud.google.com/v1beta1
                kind: IAMPolicy
                metadata: {name: whole, namespace: t-jorvale}
                spec:
                  resourceRef: {kind: Project, external: projects/jorvale-data-prod}
                  bindings:
                  - {role: roles/logging.viewer, members: ["user:three@acme.example"]}
                """);
        give("user:one@acme.example", "roles/bigquery.jobUser");
        give("user:TWO@acme.example", "roles/bigquery.jobUser");
        give("user:three@acme.example", "roles/logging.viewer");
        look(LATER);
        assertThat(rows("select key").stream().filter(key -> key.contains("jorvale"))).isEmpty();

        sandbox.policies()
                .remove(
                        "projects/jorvale-data-prod",
                        new Allowed(
                                "user:three@acme.example",
                                "roles/logging.viewer",
                                Optional.empty()));
        indexGoogle();
        look(LATER);
        assertThat(rows("select kind || ' ' || in_git"))
                .contains("NOT_LIVE user:three@acme.example");
    }

    @Test
    void aServiceAgentIsNobodysBusinessOnlyInItsOwnRoleAndProject() throws Exception {
        String number = String.valueOf(world.tenant("jorvale").orElseThrow().projectNumber());
        String host = ".iam.gserviceaccount.com";
        String agent = "serviceAccount:service-" + number + "@gcp-sa-bigquerydatatransfer" + host;
        String foreign = "serviceAccount:service-1" + number + "@gcp-sa-bigquerydatatransfer" + host;
        give("serviceAccount:" + number + "@cloudservices.gserviceaccount.com", "roles/editor");
        look(LATER);
        assertThat(rows("select key").stream().filter(key -> key.contains("jorvale"))).isEmpty();

        give(agent, "roles/owner");
        give(agent, "roles/compute.serviceAgent");
        give(foreign, "roles/bigquerydatatransfer.serviceAgent");
        give("user:mallory@gmail.com", "roles/compute.serviceAgent");
        look(LATER);
        assertThat(rows("select field || ' ' || live").stream().filter(r -> !r.contains("acme")))
                .contains(
                        "roles/owner " + agent,
                        "roles/compute.serviceAgent " + agent,
                        "roles/bigquerydatatransfer.serviceAgent " + foreign,
                        "roles/compute.serviceAgent user:mallory@gmail.com");
    }

    @Test
    void whatAMergedProposalWillChangeIsOnItsWay() throws Exception {
        Allowed owners =
                new Allowed(
                        "group:jorvale-team@acme.example",
                        "roles/bigquery.jobUser",
                        Optional.empty());
        sandbox.policies().remove("projects/jorvale-data-prod", owners);
        indexGoogle();
        look(LATER);
        String path = rows("select coalesce(path, '')").stream().filter(p -> p.contains("jorvale"))
                .findFirst().orElseThrow();
        proposal("p1", "jorvale", path, "");
        proposal("p2", "birchway", "tenants/birchway/infra/x.yaml",
                "member: user:Ben.Carter@acme.example\nrole: roles/bigquery.dataEditor\n");
        look(LATER);
        assertThat(rows("select kind || ' ' || coalesce(proposal, 'none')"))
                .containsExactlyInAnyOrder("NOT_LIVE p1", "NOT_IN_GIT p2", "VALUE none");

        execute("update tenantry.proposal set merged_at = merged_at - interval '2 hours'");
        look(LATER);
        assertThat(rows("select coalesce(proposal, 'none')")).containsOnly("none");
    }

    @Test
    void onItsWayItIsSaidAtOnceAndGoneWhenItIsLive() throws Exception {
        Clock merged = Clock.fixed(BEGINNING.minus(Duration.ofDays(500)), ZoneOffset.UTC);
        proposal("p2", "birchway", "tenants/birchway/infra/x.yaml",
                "member: user:ben.carter@acme.example\nrole: roles/bigquery.dataEditor\n");
        look(merged);
        assertThat(rows("select kind || ' ' || proposal")).containsExactly("NOT_IN_GIT p2");
        sandbox.policies()
                .remove(
                        "projects/" + world.tenant("birchway").orElseThrow().project(),
                        new Allowed(
                                "user:ben.carter@acme.example",
                                "roles/bigquery.dataEditor",
                                Optional.empty()));
        indexGoogle();
        look(merged);
        assertThat(rows("select key")).isEmpty();
    }

    private void proposal(String id, String tenant, String path, String before) {
        execute(
                """
                insert into tenantry.proposal (id, version, kind, tenant, title, reason, requested_by,
                  idempotency_key, branch, intent, requester, facts, stage, requested_at, merged_at)
                values ('%1$s', 0, 'k', '%2$s', 't', 'r', 'j', '%1$s', '%1$s', '{}', '{}',
                  jsonb_build_object('edits', jsonb_build_array(
                    jsonb_build_object('path', '%3$s', 'before', '%4$s'))),
                  'MERGED', timestamptz '%5$s', timestamptz '%5$s')"""
                        .formatted(id, tenant, path, before, LATER.instant().minusSeconds(60)));
    }

    private void give(String member, String role) throws Exception {
        sandbox.policies()
                .add("projects/jorvale-data-prod", new Allowed(member, role, Optional.empty()));
        indexGoogle();
    }

    private void commit(String path, String text) {
        Path origin = folder.resolve("origin.git");
        try (GitRepo mine =
                GitRepo.cloned(folder.resolve("mine.git"), origin.toUri().toString(), null)) {
            mine.put(path, text).commit("Add");
            mine.push("refs/heads/main", origin.toUri().toString(), null);
        }
        new EstateIndexing(mirror, runs, new Claims(database), new HistoryIndexing(database))
                .look();
    }

    @Test
    void anObjectThatRefersToNothingIsNotApplied() {
        execute(
                """
                insert into read_model.config_connector_object (kind, namespace, name, api_group,
                  uid, ready, reason, message, generation, observed_generation, deleting,
                  created_at, resource_version, as_of)
                select kind, namespace, name, 'iam', 'u', false, 'DependencyNotFound',
                  'reference IAMServiceAccount t-jorvale/later is not found', 1, 1, false,
                  now(), 1, now()
                from read_model.manifest
                where kind = 'IAMPolicyMember' and path like 'tenants/jorvale/%' limit 1""");
        look(LATER);
        assertThat(rows("select kind || ' ' || field || ' ' || live"))
                .contains(
                        "NOT_APPLIED DependencyNotFound"
                                + " reference IAMServiceAccount t-jorvale/later is not found");
    }

    @Test
    void whatWasMergedAMomentAgoIsOnItsWay() {
        look(Clock.fixed(BEGINNING.minus(Duration.ofDays(500)), ZoneOffset.UTC));
        assertThat(rows("select key")).isEmpty();
    }

    private void look(Clock clock) {
        new DriftLook(database, () -> Duration.ZERO, clock).look();
    }

    private void indexGoogle() throws Exception {
        String address = String.valueOf(sandbox.addresses().get("tenantry.google.endpoint"));
        try (var cloud =
                dev.tenantry.sources.gcp.GoogleCloud.open(new SandboxedGoogle(address), LATER)) {
            GoogleFacts facts = cloud.look(Set.of());
            runs.index(Source.GOOGLE_CLOUD, facts.marker(), facts);
        }
    }

    private void execute(String sql) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> rows(String select) {
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
