package dev.tenantry.indexing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.testing.GitRepo;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Hundreds of files as other people write them, in a layout that has a place for them. */
class UpstreamLikeEstateTest extends IndexedEstate {

    private static final String LAYOUT =
            """
            apiVersion: tenantry.dev/v1alpha1
            kind: EstateLayout
            metadata: {name: layout}
            spec:
              tenants:
                files: [{path: "teams/{tenant}/**"}]
                factory: [{path: "setup/{tenant}.yaml"}]
              platform: ["samples/**"]
            """;

    /** Said once for each folder; of single files there is nothing to say. */
    private static final String[] RENDERED = {
        "Helm renders this chart: what it makes is not read, and stands in no list.",
        "Kustomize renders this folder: what it makes is not read, and stands in no list."
    };

    @Override
    List<Projection<?>> projections() {
        return WholeWorld.projections();
    }

    private void commit(GitRepo repo, boolean layout) {
        Map<String, String> files = UpstreamLikeFiles.all();
        assertThat(files).hasSizeGreaterThan(500);
        files.forEach(repo::put);
        if (layout) {
            repo.put("tenantry.yaml", LAYOUT);
        }
        repo.commit("Samples");
    }

    @Test
    void hundredsOfFilesAreReadWithoutFailureAndWithoutMisleadingFindings() {
        commit(origin, true);
        indexing.look();
        assertThat(rows("select trouble from read_model.source_state where source = 'GIT'"))
                .containsExactly((String) null);
        assertThat(rows("select path from read_model.estate_file"))
                .hasSizeGreaterThan(500)
                .containsAll(UpstreamLikeFiles.all().keySet().stream().limit(100).toList());
        assertThat(rows("select path from read_model.estate_file where sort = 'UNPLACED'"))
                .isEmpty();
        assertThat(rows("select distinct sentence from read_model.finding order by 1"))
                .containsExactly(RENDERED);
    }

    @Test
    void withoutALayoutTheyHaveNoPlaceAndNothingIsWrongWithThem() {
        commit(origin, false);
        indexing.look();
        assertThat(rows("select count(*) from read_model.tenant")).containsExactly("0");
        assertThat(rows("select distinct zone from read_model.estate_file"))
                .containsExactly((String) null);
        assertThat(rows("select distinct sentence from read_model.finding order by 1"))
                .containsExactly(RENDERED);
    }
}
