package dev.tenantry.indexing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A file that is short to write and long to read is read as far as that costs little. */
class DenseFilesTest extends IndexedByAll {

    private static final String SMALL =
            "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: [%s]\n---\n";

    @Test
    void ofAFileOfAMillionValuesNothingIsRead() {
        putGood();
        String text = SMALL.formatted("a,".repeat(198_000)).repeat(7);
        IntStream.range(0, 20)
                .forEach(i -> origin.put("tenants/acme/big/%d.yaml".formatted(i), text));
        isIndexed(origin.commit("Begin"));
        assertThat(names()).doesNotContain("a");
        assertThat(sentences()).hasSize(20).allMatch(said -> said.contains("none is read"));
    }

    @Test
    void ofAFileOfManyDocumentsWhatStandsBehindTheFirstValuesIsNotRead() {
        putGood();
        origin.put(OWN + "many.yaml", SMALL.formatted("a,".repeat(70_000)).repeat(6));
        isIndexed(origin.commit("Begin"));
        assertThat(names().stream().filter("a"::equals)).hasSize(3);
        isSaid(OWN + "many.yaml", "what stands behind them is not read");
    }

    @Test
    void aliasesOfManyDocumentsMakeNoMoreThanThoseOfOne() {
        putGood();
        String references =
                """
                apiVersion: sql.cnrm.cloud.google.com/v1
                kind: SQLInstance
                metadata: {name: a}
                spec:
                  x: &x {aRef: {kind: B, name: b}}
                  y: &y [%s]
                  z: [%s]
                ---
                """
                        .formatted("*x,".repeat(100), "*y,".repeat(110));
        origin.put(OWN + "references.yaml", references.repeat(60));
        String grants =
                """
                apiVersion: iam.cnrm.cloud.google.com/v1beta1
                kind: IAMPolicy
                metadata: {name: a}
                spec:
                  resourceRef: {kind: Project, external: projects/acme-data}
                  bindings:
                  - role: roles/x
                    members: &m [%s]
                """
                                .formatted("\"user:a@b.c\",".repeat(100))
                        + "  - {role: roles/y, members: *m}\n".repeat(99)
                        + "---\n";
        origin.put(OWN + "grants.yaml", grants.repeat(20));
        isIndexed(origin.commit("Begin"));
        assertThat(rows("select path from read_model.manifest_reference")).hasSizeLessThan(10_001);
        assertThat(rows("select path from read_model.grant_row")).hasSizeLessThan(10_101);
        isSaid(OWN + "references.yaml", "aliases of this file repeat");
        isSaid(OWN + "grants.yaml", "aliases of this file repeat");
    }
}
