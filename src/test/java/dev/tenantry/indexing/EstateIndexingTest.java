package dev.tenantry.indexing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.testing.Eventually;
import io.quarkus.runtime.StartupEvent;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rows follow the repository, whatever happens to it. */
class EstateIndexingTest extends IndexedEstate {

    /** Who waits for a claim of another. */
    private static final String WAITING =
            """
            select pid from pg_locks where locktype = 'advisory' and not granted
            and database = (select oid from pg_database where datname = current_database())
            """;

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
    void newsThatComeWhileAnotherReplicaLooksAreLookedAfterThen() {
        origin.put("tenants/acme/infra/data/a.yaml", bucket("a")).commit("Begin");
        indexing.start(new StartupEvent());
        try (Claims.Claim _ = new Claims(database).take(Source.GIT).orElseThrow()) {
            indexing.moved(new EstateMoved());
            Eventually.holds(() -> !rows(WAITING).isEmpty());
            assertThat(names()).isEmpty();
        }
        Eventually.holds(() -> names().equals(List.of("a")));
        indexing.stop();
    }
}
