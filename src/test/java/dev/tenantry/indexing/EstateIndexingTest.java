package dev.tenantry.indexing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.sources.git.EstateMirror;
import dev.tenantry.testing.GitRepo;
import dev.tenantry.testing.PlainDatabase;
import java.nio.charset.StandardCharsets;
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
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EstateIndexingTest {

    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-09-02T10:00:00Z"), ZoneOffset.UTC);

    @TempDir Path temp;
    final DataSource database = PlainDatabase.create();
    final List<SourceMoved> news = new ArrayList<>();
    final IndexRuns runs =
            new IndexRuns(database, List.of(new EstateProjection()), news::add, CLOCK);
    final Findings findings = new Findings(database);
    final Freshness freshness = new Freshness(database, CLOCK, source -> Duration.ofMinutes(5));
    GitRepo origin;
    EstateMirror mirror;
    EstateIndexing indexing;

    @BeforeEach
    void set() {
        origin = GitRepo.in(temp.resolve("origin.git"));
        mirror = new EstateMirror(origin.url(), "main", temp.resolve("mirror.git"));
        indexing =
                new EstateIndexing(
                        mirror, runs, new Claims(database), new HistoryIndexing(database));
    }

    @AfterEach
    void close() {
        mirror.close();
        origin.close();
    }

    @Test
    void rowsFollowTheEstateAndTheNewsComeAfterThem() {
        origin.put("tenants/acme/infra/data/a.yaml", bucket("a"));
        origin.put("tenants/acme/infra/data/b.yaml", bucket("b"));
        String first = origin.commit("Begin");
        assertThat(indexing.look()).isTrue();
        assertThat(names()).containsExactly("a", "b");
        assertThat(news).containsExactly(new SourceMoved(Source.GIT, first));
        assertThat(freshness.of(Source.GIT).marker()).contains(first);
        assertThat(freshness.of(Source.GIT).stale()).isFalse();

        indexing.look();
        assertThat(news).hasSize(1);

        origin.put("tenants/acme/infra/data/a.yaml", bucket("a2"));
        origin.remove("tenants/acme/infra/data/b.yaml");
        origin.put("tenants/acme/infra/data/c.yaml", bucket("c"));
        String second = origin.commit("Go on");
        indexing.look();
        assertThat(names()).containsExactly("a2", "c");
        assertThat(news).last().isEqualTo(new SourceMoved(Source.GIT, second));
    }

    @Test
    void whatIsWrongIsAFindingAndEverythingElseIsIndexed() {
        origin.put("tenants/acme/infra/data/good.yaml", bucket("good"));
        origin.put("tenants/acme/infra/data/broken.yaml", "kind: x: y");
        origin.put("tenants/acme/infra/data/binary.yaml", new byte[] {(byte) 0xC3, 0x28});
        origin.put("tenants/acme/infra/data/odd.yaml", bucket("odd").replace("Bucket", "Bukket"));
        origin.put(
                "tenants/acme/infra/data/unknown.yaml",
                "apiVersion: nobody.example/v1\nkind: Thing\nmetadata: {name: x}\n");
        origin.put(
                "docs/other.yaml", "apiVersion: nobody.example/v1\nkind: T\nmetadata: {name: y}");
        origin.put("charts/values.yaml", "replicas: 1");
        origin.commit("Begin");
        indexing.look();
        assertThat(names()).containsExactly("good", "odd", "x", "y");
        assertThat(sentences())
                .containsExactly(
                        "tenants/acme/infra/data/binary.yaml:1 This file is not UTF-8 text, so it"
                                + " was not read.",
                        "tenants/acme/infra/data/broken.yaml:1 A colon stands where no key can be.",
                        "tenants/acme/infra/data/unknown.yaml:2 No controller of the platform knows"
                                + " the kind Thing of nobody.example/v1.");
        assertThat(rows("select path from read_model.unplaced_file order by path"))
                .containsExactly("charts/values.yaml", "docs/other.yaml");
        assertThat(findings.page(Findings.Filter.ALL, Optional.empty(), 10).items())
                .allSatisfy(finding -> assertThat(finding.tenant()).contains("acme"));
    }

    @Test
    void findingsAboutNamesComeAndGoWithTheFilesThatCauseThem() {
        origin.put("tenants/acme/infra/data/a.yaml", bucket("a"));
        origin.put("tenants/acme/infra/access/g.yaml", grantOn("a"));
        origin.commit("Begin");
        indexing.look();
        assertThat(sentences()).isEmpty();

        origin.put("tenants/acme/infra/data/again.yaml", bucket("a"));
        origin.commit("Add a twin");
        indexing.look();
        assertThat(sentences())
                .containsExactly(
                        "tenants/acme/infra/data/a.yaml:1 The StorageBucket “a” also stands in"
                                + " tenants/acme/infra/data/again.yaml, line 1.",
                        "tenants/acme/infra/data/again.yaml:1 The StorageBucket “a” also stands in"
                                + " tenants/acme/infra/data/a.yaml, line 1.");

        origin.remove("tenants/acme/infra/data/again.yaml");
        origin.remove("tenants/acme/infra/data/a.yaml");
        origin.commit("Remove both");
        indexing.look();
        assertThat(sentences())
                .containsExactly(
                        "tenants/acme/infra/access/g.yaml:5 resourceRef names the StorageBucket"
                                + " “a”, which is not in the estate in namespace t-acme.");

        origin.put("tenants/acme/infra/data/back.yaml", bucket("a"));
        origin.commit("Bring it back");
        indexing.look();
        assertThat(sentences()).isEmpty();
    }

    @Test
    void rebuildingFromNothingGivesTheSameRows() {
        origin.put("tenants/acme/infra/data/a.yaml", bucket("a"));
        origin.put("tenants/acme/infra/access/g.yaml", grantOn("nobody"));
        String first = origin.commit("Begin");
        indexing.look();
        origin.put("tenants/acme/infra/data/b.yaml", bucket("b"));
        String branch = origin.commitTo("refs/heads/topic", "Add b\n\nRequested-by: joe", "joe");
        origin.deleteBranch("refs/heads/topic");
        origin.commit(
                "refs/heads/main",
                "Merge pull request #7 from topic",
                "rita",
                List.of(first, branch));
        indexing.look();
        origin.put("tenants/acme/infra/data/b.yaml", bucket("a"));
        origin.put("tenants/acme/infra/data/broken.yaml", "[");
        origin.put("elsewhere/x.yaml", "x: 1");
        origin.commit("Break (#8)");
        indexing.look();

        List<String> grown = everything();
        assertThat(grown).hasSizeGreaterThan(12);
        new ReadModel(database).empty();
        assertThat(everything()).isEmpty();
        indexing.look();
        assertThat(everything()).isEqualTo(grown);
    }

    @Test
    void aForcedPushReplacesRowsAndHistory() {
        origin.put("tenants/acme/infra/data/a.yaml", bucket("a")).commit("Begin");
        origin.put("tenants/acme/infra/data/b.yaml", bucket("b")).commit("Go on");
        indexing.look();
        origin.clear().put("tenants/acme/infra/data/z.yaml", bucket("z"));
        String other = origin.commit("refs/heads/main", "Begin again", "eve", List.of());
        indexing.look();
        assertThat(names()).containsExactly("z");
        assertThat(rows("select commit from read_model.estate_commit")).containsExactly(other);
        assertThat(rows("select path from read_model.estate_commit_path"))
                .containsExactly("tenants/acme/infra/data/z.yaml");
    }

    @Test
    void aRepositoryThatIsGoneLeavesTheRowsAndSaysSoOnce() {
        origin.put("tenants/acme/infra/data/a.yaml", bucket("a")).commit("Begin");
        indexing.look();
        origin.deleteBranch("refs/heads/main");
        indexing.look();
        indexing.look();
        SourceState state = freshness.of(Source.GIT);
        assertThat(state.stale()).isTrue();
        assertThat(state.trouble()).hasValueSatisfying(s -> assertThat(s).contains("no branch"));
        assertThat(state.troubledSince()).contains(CLOCK.instant());
        assertThat(names()).containsExactly("a");
        assertThat(freshness.runs(Source.GIT, 10))
                .extracting(IndexRun::indexed)
                .containsExactly(false, true);

        origin.commit("Come back");
        indexing.look();
        assertThat(freshness.of(Source.GIT).trouble()).isEmpty();
    }

    @Test
    void anEmptyRepositoryIsAStateAndNoError() {
        assertThat(indexing.look()).isTrue();
        assertThat(freshness.of(Source.GIT).isEmpty()).isTrue();
        assertThat(freshness.of(Source.GIT).trouble()).isPresent();
        assertThat(freshness.all()).hasSize(Source.values().length);
    }

    @Test
    void oneReplicaAtATimeIndexes() {
        Claims claims = new Claims(database);
        origin.put("tenants/acme/infra/data/a.yaml", bucket("a")).commit("Begin");
        try (Claims.Claim other = claims.take(Source.GIT).orElseThrow()) {
            assertThat(other.holds()).isTrue();
            assertThat(claims.take(Source.GIT)).isEmpty();
            assertThat(indexing.look()).isFalse();
            assertThat(names()).isEmpty();
        }
        assertThat(indexing.look()).isTrue();
        assertThat(names()).containsExactly("a");
    }

    @Test
    void anUpdateFromAMarkerThatMovedWritesNothing() {
        origin.put("tenants/acme/infra/data/a.yaml", bucket("a"));
        String first = origin.commit("Begin");
        indexing.look();
        String second = origin.put("tenants/acme/infra/data/b.yaml", bucket("b")).commit("Go on");
        mirror.fetch();
        assertThat(
                        runs.update(
                                Source.GIT,
                                second,
                                second,
                                mirror.facts(Optional.of(first), second)))
                .isFalse();
        assertThat(names()).containsExactly("a");
    }

    @Test
    void historyTellsWhoChangedAFileAndInWhichPullRequest() {
        String path = "tenants/acme/infra/access/g.yaml";
        String first = origin.put("README.md", "x").commit("Begin");
        origin.put(path, grantOn("a"));
        String branch =
                origin.commitTo(
                        "refs/heads/topic", "Grant\n\nProposal-Id: p1\nRequested-by: joe", "joe");
        String parents = origin.commit("refs/heads/topic", "Grant", "joe", List.of(first));
        String merge =
                origin.commit(
                        "refs/heads/main",
                        "Merge pull request #12 from acme/topic\n\nGrant",
                        "rita",
                        List.of(first, parents));
        origin.put(path, grantOn("b")).commit("Correct it (#13)");
        indexing.look();
        assertThat(branch).isNotEqualTo(parents);

        List<EstateHistory.FileChange> history = new EstateHistory(database).of(path, 10);
        assertThat(history)
                .extracting(
                        EstateHistory.FileChange::author,
                        EstateHistory.FileChange::change,
                        EstateHistory.FileChange::pullRequest,
                        EstateHistory.FileChange::mergedBy)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "jane.doe", "CHANGED", Optional.of(13), Optional.empty()),
                        org.assertj.core.groups.Tuple.tuple(
                                "joe", "ADDED", Optional.of(12), Optional.of("rita")));
        assertThat(rows("select head from read_model.estate_history"))
                .doesNotContain(merge)
                .hasSize(1);
    }

    @Test
    void aProjectionThatFailsLeavesEverythingAsItWas() {
        origin.put("tenants/acme/infra/data/a.yaml", bucket("a"));
        String first = origin.commit("Begin");
        indexing.look();
        IndexRuns failing =
                new IndexRuns(
                        database,
                        List.of(new EstateProjection(), new FailingProjection()),
                        news::add,
                        CLOCK);
        String second = origin.put("tenants/acme/infra/data/b.yaml", bucket("b")).commit("Go on");
        mirror.fetch();
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () ->
                                failing.index(
                                        Source.GIT, second, mirror.facts(Optional.empty(), second)))
                .isInstanceOf(IndexFailed.class);
        assertThat(names()).containsExactly("a");
        assertThat(freshness.of(Source.GIT).marker()).contains(first);
        assertThat(freshness.of(Source.GIT).trouble()).isPresent();
        assertThat(news).hasSize(1);
    }

    private static final class FailingProjection
            implements Projection<dev.tenantry.sources.git.EstateFacts> {
        @Override
        public Class<dev.tenantry.sources.git.EstateFacts> facts() {
            return dev.tenantry.sources.git.EstateFacts.class;
        }

        @Override
        public void project(dev.tenantry.sources.git.EstateFacts facts, Connection transaction)
                throws SQLException {
            facts.each(
                    file -> {
                        throw new SQLException("no such table");
                    });
        }
    }

    private static String bucket(String name) {
        return """
        apiVersion: storage.cnrm.cloud.google.com/v1beta1
        kind: StorageBucket
        metadata: {name: %s, namespace: t-acme}
        """
                .formatted(name);
    }

    private static String grantOn(String bucket) {
        return """
        apiVersion: iam.cnrm.cloud.google.com/v1beta1
        kind: IAMPolicyMember
        metadata: {name: g, namespace: t-acme}
        spec:
          resourceRef: {kind: StorageBucket, name: %s}
          role: roles/storage.objectViewer
          member: user:joe@acme.example
        """
                .formatted(bucket);
    }

    private List<String> names() {
        return rows("select name from read_model.manifest order by name");
    }

    private List<String> sentences() {
        return findings.page(Findings.Filter.ALL, Optional.empty(), 50).items().stream()
                .map(f -> f.path() + ":" + f.line() + " " + f.sentence())
                .toList();
    }

    /** Every row of the read model as text, but for the times at which sources were looked at. */
    private List<String> everything() {
        List<String> all = new ArrayList<>();
        for (String table :
                rows(
                        """
                        select tablename from pg_tables
                        where schemaname = 'read_model' and tablename <> 'source_state' order by 1
                        """)) {
            rows("select t::text from read_model." + table + " t order by 1")
                    .forEach(row -> all.add(table + row));
        }
        return all;
    }

    private List<String> rows(String query) {
        try (Connection connection = database.getConnection();
                Statement select = connection.createStatement();
                ResultSet row = select.executeQuery(query)) {
            List<String> rows = new ArrayList<>();
            while (row.next()) {
                rows.add(new String(row.getBytes(1), StandardCharsets.UTF_8));
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
