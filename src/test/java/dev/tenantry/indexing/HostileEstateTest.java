package dev.tenantry.indexing;

import static dev.tenantry.testing.HostileText.blocks;
import static dev.tenantry.testing.HostileText.bomb;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.testing.Allocations;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Somebody filled the estate with files that are made to hurt, or with files of another world. */
@Isolated("counts what all threads allocate")
class HostileEstateTest extends IndexedEstate {

    private static final String FOLDER = "tenants/acme/infra/data/";

    /** Some twenty times what the files hold; an alias bomb alone would be a thousand times it. */
    private static final long MOST_BYTES = 400L << 20;

    /** Each with the line that its finding is on. */
    private static Map<String, Integer> hostile(IndexedEstate estate) {
        Map<String, Integer> lines = new LinkedHashMap<>();
        put(estate, lines, "alias-bomb", 0, bomb().getBytes(StandardCharsets.UTF_8));
        put(estate, lines, "scalar", 1, text("a: " + "x".repeat(10 << 20)));
        put(estate, lines, "brackets", 1, text("[".repeat(10_000) + "]".repeat(10_000)));
        put(estate, lines, "blocks", 0, text(blocks()));
        put(estate, lines, "code-tag", 1, text("a: !!javax.script.ScriptEngineManager [1]"));
        put(estate, lines, "local-tag", 2, text("a: 1\nb: !Ref x"));
        put(estate, lines, "nul", 2, text("a: 1\nb: \"\0\""));
        put(estate, lines, "not-utf-8", 2, new byte[] {'a', ':', '1', '\n', (byte) 0xC3, 0x28});
        return lines;
    }

    private static void put(
            IndexedEstate estate, Map<String, Integer> lines, String name, int line, byte[] bytes) {
        String path = FOLDER + name + ".yaml";
        estate.origin.put(path, bytes);
        lines.put(path, line);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void eachIsAFindingWithItsPlaceAndRemedyAndEverythingElseIsIndexed() throws Exception {
        Map<String, Integer> lines = hostile(this);
        origin.put(FOLDER + "good.yaml", bucket("good"));
        origin.put("tenants/acme/infra/access/g.yaml", grantOn("good"));
        origin.commit("Attack");

        long allocated = Allocations.of(indexing::look);

        assertThat(allocated).isLessThan(MOST_BYTES);
        assertThat(freshness.of(Source.GIT).trouble()).isEmpty();
        assertThat(names()).containsExactly("g", "good");
        Map<String, Finding> found =
                findings.page(Findings.Filter.ALL, Optional.empty(), 50).items().stream()
                        .collect(Collectors.toMap(Finding::path, finding -> finding));
        assertThat(found).containsOnlyKeys(lines.keySet());
        lines.forEach(
                (path, line) -> {
                    Finding finding = Objects.requireNonNull(found.get(path), path);
                    assertThat(finding.line()).as(path).isPositive();
                    if (line > 0) {
                        assertThat(finding.line()).as(path).isEqualTo(line);
                    }
                    assertThat(finding.sentence()).as(path).endsWith(".").hasSizeLessThan(200);
                    assertThat(finding.remedy()).as(path).endsWith(".");
                    assertThat(finding.tenant()).as(path).contains("acme");
                });
    }

    /** As in the upstream examples of Config Connector, Argo, Kustomize and Helm. */
    private void anotherLayout() {
        for (int i = 0; i < 200; i++) {
            origin.put(
                    "resources/storagebucket/sample-%d/bucket.yaml".formatted(i), bucket("b" + i));
        }
        origin.put("kustomize/base/kustomization.yaml", "resources: [deployment.yaml]\n");
        origin.put(
                "kustomize/base/deployment.yaml",
                "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\n");
        origin.put("chart/templates/web.yaml", "{{- if .Values.on }}\nkind: {{ .Values.kind }}\n");
        origin.put("chart/values.yaml", "on: true\n");
        origin.put(
                "examples/hello.yaml",
                """
                apiVersion: argoproj.io/v1alpha1
                kind: Workflow
                metadata:
                  generateName: hello-
                spec: {}
                """);
        origin.put(
                "lists/all.yaml",
                """
                apiVersion: v1
                kind: List
                items:
                  - {apiVersion: v1, kind: Secret, metadata: {name: s}}
                """);
        origin.put("windows.yaml", "a: 1\r\nb: 2\r\n");
        origin.put("empty.yaml", "");
        origin.put("comments.yaml", "# nothing\n---\n---\n");
        origin.put("deep/" + "d/".repeat(40) + "x.yaml", "a: 1\n");
        origin.put("odd names/\u00fcber \u2603.yaml", "a: 1\n");
        origin.put("tenants/Not A Tenant/infra/x.yaml", bucket("x"));
    }

    @Test
    void aRepositoryOfAnotherLayoutIsIndexedAsFarAsItIsKnownAndTheRestIsUnplaced() {
        anotherLayout();
        origin.commit("Import the upstream samples");
        assertThat(indexing.look()).isTrue();

        assertThat(freshness.of(Source.GIT).trouble()).isEmpty();
        assertThat(names()).contains("b0", "b199").doesNotContain("web");
        assertThat(rows("select distinct placed::text from read_model.manifest"))
                .containsExactly("false");
        assertThat(rows("select path from read_model.estate_file"))
                .hasSizeGreaterThan(205)
                .contains(
                        "resources/storagebucket/sample-7/bucket.yaml",
                        "kustomize/base/kustomization.yaml",
                        "chart/values.yaml",
                        "windows.yaml");
        assertThat(sentences()).allMatch(sentence -> sentence.endsWith("."));
    }

    @Test
    void aRepositoryThatIsRemovedLeavesItsRowsStampedStale() throws Exception {
        origin.put(FOLDER + "a.yaml", bucket("a")).commit("Begin");
        indexing.look();
        origin.close();
        Files.move(temp.resolve("origin.git"), temp.resolve("elsewhere.git"));
        indexing.look();

        SourceState state = freshness.of(Source.GIT);
        assertThat(state.stale()).isTrue();
        assertThat(state.trouble())
                .hasValueSatisfying(
                        sentence -> assertThat(sentence).contains("There is no estate"));
        assertThat(names()).containsExactly("a");
        assertThat(List.of(freshness.runs(Source.GIT, 1).getFirst().indexed()))
                .containsExactly(false);

        Files.move(temp.resolve("elsewhere.git"), temp.resolve("origin.git"));
        indexing.look();
        assertThat(freshness.of(Source.GIT).trouble()).isEmpty();
    }
}
