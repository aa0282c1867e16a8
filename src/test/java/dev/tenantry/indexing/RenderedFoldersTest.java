package dev.tenantry.indexing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What Kustomize or Helm make manifests from is said once, and never taken for manifests. */
class RenderedFoldersTest extends IndexedByAll {

    private static final String BASE = OWN + "app/base/";
    private static final String CHART = OWN + "chart/";

    @Test
    void anOverlayIsSaidOnceAndItsFilesAreNoManifests() {
        putGood();
        origin.put(BASE + "kustomization.yaml", "resources: [b.yaml]\n");
        origin.put(BASE + "b.yaml", bucket("b"));
        origin.put(OWN + "app/over/kustomization.yaml", "resources: [../base]\n");
        origin.put(OWN + "app/over/patches/b.yaml", bucket("b"));
        isIndexed(origin.commit("Begin"));
        assertThat(names()).doesNotContain("b");
        assertThat(sentences()).hasSize(2).allMatch(said -> said.contains("Kustomize renders"));
    }

    @Test
    void aChartIsSaidOnceWhateverItsTemplatesHold() {
        putGood();
        origin.put(CHART + "Chart.yaml", "name: c\n").put(CHART + "values.yaml", "who: joe\n");
        origin.put(CHART + "templates/broken.yaml", "{{- if .Values.on }}\na: b: c\n{{- end }}\n");
        String on = "{kind: Project, external: projects/acme-data}";
        origin.put(CHART + "templates/g.yaml", grant("g", on, "roles/x", "user:{{ .Values.who }}"));
        isIndexed(origin.commit("Begin"));
        assertThat(rows("select principal from read_model.grant_row")).isEmpty();
        assertThat(sentences()).hasSize(1);
        isSaid(CHART + "Chart.yaml", "Helm renders");
    }

    @Test
    void aTemplateWithoutAChartIsOneAndAWorkflowOfArgoIsNone() {
        putGood();
        origin.put("helm/templates/g.yaml", "a: {{ .Values.who }}\n");
        String workflow =
                "apiVersion: argoproj.io/v1alpha1\nkind: WorkflowTemplate\nmetadata: {name: w}\n";
        origin.put(
                "tenants/acme/workflows/templates/w.yaml",
                workflow + "spec: {x: '{{inputs.parameters.a}}-{{workflow.name}}'}\n");
        String set =
                "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: {name: set}\n";
        origin.put("argocd/templates/s.yaml", set + "spec: {x: '{{ .path.basename }}'}\n");
        isIndexed(origin.commit("Begin"));
        assertThat(names()).contains("w", "set");
        isSaid("helm/templates/g.yaml", "a template of Helm");
        assertThat(sentences()).hasSize(1);
    }

    @Test
    void aFolderThatBeginsOrCeasesToBeRenderedIsReadAnew() {
        putGood();
        isIndexed(origin.put(BASE + "b.yaml", bucket("b")).commit("Begin"));
        assertThat(names()).contains("b");
        isIndexed(origin.put(BASE + "kustomization.yaml", "resources: []\n").commit("Render"));
        assertThat(names()).doesNotContain("b");
        isIndexed(origin.put(BASE + "c.yaml", bucket("c")).commit("Add"));
        assertThat(names()).doesNotContain("b", "c");
        isIndexed(origin.remove(BASE + "kustomization.yaml").commit("Write out"));
        assertThat(names()).contains("b", "c");
        assertThat(sentences()).isEmpty();
    }
}
