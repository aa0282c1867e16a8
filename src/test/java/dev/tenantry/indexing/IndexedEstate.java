package dev.tenantry.indexing;

import dev.tenantry.sources.git.EstateMirror;
import dev.tenantry.testing.GitRepo;
import dev.tenantry.testing.Postgres;
import java.nio.file.Path;
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
import org.junit.jupiter.api.io.TempDir;

/** A real repository, its mirror and a real database, with everything that indexes between them. */
abstract class IndexedEstate {

    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-09-02T10:00:00Z"), ZoneOffset.UTC);

    @TempDir Path temp;
    final DataSource database = Postgres.migrated();
    final List<SourceMoved> news = new ArrayList<>();
    final IndexRuns runs = new IndexRuns(database, projections(), news::add, CLOCK);
    final Findings findings = new Findings(database);
    final Freshness freshness = new Freshness(database, CLOCK, source -> Duration.ofMinutes(5));
    GitRepo origin;
    EstateMirror mirror;
    EstateIndexing indexing;

    /** What writes rows; a test of all of them takes more. */
    List<Projection<?>> projections() {
        return List.of(new EstateProjection(), new ProjectClaimProjection());
    }

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

    static String bucket(String name) {
        return """
        apiVersion: storage.cnrm.cloud.google.com/v1beta1
        kind: StorageBucket
        metadata: {name: %s, namespace: t-acme}
        """
                .formatted(name);
    }

    static String grantOn(String bucket) {
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

    List<String> names() {
        return rows("select name from read_model.manifest order by name");
    }

    List<String> sentences() {
        return findings.page(Findings.Filter.ALL, Optional.empty(), 50).items().stream()
                .map(f -> f.path() + ":" + f.line() + " " + f.sentence())
                .toList();
    }

    /** Every row of the read model as text, but for the times at which sources were looked at. */
    List<String> everything() {
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

    List<String> rows(String query) {
        return Postgres.column(database, query);
    }
}
