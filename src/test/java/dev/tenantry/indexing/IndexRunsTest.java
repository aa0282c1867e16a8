package dev.tenantry.indexing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenantry.sources.git.EstateFacts;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Runs never overlap, and write everything or nothing. */
class IndexRunsTest extends IndexedEstate {

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
        assertThatThrownBy(
                        () ->
                                failing.index(
                                        Source.GIT, second, mirror.facts(Optional.empty(), second)))
                .isInstanceOf(IndexFailed.class);
        assertThat(names()).containsExactly("a");
        assertThat(freshness.of(Source.GIT).marker()).contains(first);
        assertThat(freshness.of(Source.GIT).trouble()).isPresent();
        assertThat(news).hasSize(1);
    }

    private static final class FailingProjection implements Projection<EstateFacts> {
        @Override
        public Class<EstateFacts> facts() {
            return EstateFacts.class;
        }

        @Override
        public void project(EstateFacts facts, Connection transaction) throws SQLException {
            facts.each(
                    file -> {
                        throw new SQLException("no such table");
                    });
        }
    }
}
