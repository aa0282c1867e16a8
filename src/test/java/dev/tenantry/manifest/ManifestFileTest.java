package dev.tenantry.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ManifestFileTest {

    private static final String GRANT =
            """
            # asked for by the retail team
            apiVersion: iam.cnrm.cloud.google.com/v1beta1
            kind: IAMPolicyMember
            metadata:
              name: grant-1
              namespace: t-acme
              labels: {tenantry.dev/kind: grant}
              annotations:
                tenantry.dev/expires-at: "2026-12-06T18:00:00Z"
                empty:
            spec:
              resourceRef:
                kind: Project
                external: projects/acme-prod
              role: roles/bigquery.dataViewer
              member: user:jane@acme.example
              tags: [one, "two", ~]
              rules:
                - {name: first}
                - name: second
            """;

    @Test
    void aManifestKnowsItsNameItsPlaceAndItsFields() {
        Manifest manifest = only(GRANT);
        assertThat(manifest.kind()).isEqualTo("IAMPolicyMember");
        assertThat(manifest.group()).isEqualTo("iam.cnrm.cloud.google.com");
        assertThat(manifest.name()).isEqualTo("grant-1");
        assertThat(manifest.namespace()).contains("t-acme");
        assertThat(manifest.line()).isEqualTo(2);
        assertThat(manifest.label("tenantry.dev/kind")).contains("grant");
        assertThat(manifest.annotation("tenantry.dev/expires-at")).contains("2026-12-06T18:00:00Z");
        assertThat(manifest.annotation("empty")).contains("");
        assertThat(manifest.at("spec", "role")).contains("roles/bigquery.dataViewer");
        assertThat(manifest.at("spec", "absent", "deeper")).isEmpty();
        assertThat(manifest.lineOf("spec", "role")).isEqualTo(15);
        assertThat(manifest.texts("spec", "tags")).containsExactly("one", "two");
        assertThat(manifest.maps("spec", "rules").map(rule -> rule.at("name").orElse("")))
                .containsExactly("first", "second");
        assertThat(manifest.at("spec", "rules", "1", "name")).contains("second");
        assertThat(manifest.at("spec", "rules", "7", "name")).isEmpty();
    }

    @Test
    void aFileMayHoldSeveralManifestsAndOtherDocuments() {
        ManifestFile file =
                read(
                        """
                        ---
                        apiVersion: v1
                        kind: Namespace
                        metadata: {name: a}
                        ---
                        # nothing here
                        ---
                        replicas: 3
                        ---
                        apiVersion: v1
                        kind: List
                        items:
                          - {apiVersion: v1, kind: Secret, metadata: {name: b}}
                          - {apiVersion: v1, kind: ConfigMap, metadata: {generateName: c-}}
                        """);
        assertThat(file.problems()).isEmpty();
        assertThat(file.manifests()).extracting(Manifest::name).containsExactly("a", "b", "c-");
        assertThat(file.manifests()).extracting(Manifest::document).containsExactly(0, 1, 2);
        assertThat(file.foreign()).isEqualTo(1);
    }

    @Test
    void aKeyThatStandsTwiceSpoilsOnlyItsDocument() {
        ManifestFile file =
                read(
                        """
                        apiVersion: v1
                        kind: Namespace
                        metadata:
                          name: a
                          name: b
                        ---
                        apiVersion: v1
                        kind: Namespace
                        metadata: {name: c}
                        """);
        assertThat(file.manifests()).extracting(Manifest::name).containsExactly("c");
        assertThat(file.problems())
                .containsExactly(
                        new Problem(
                                "f.yaml",
                                5,
                                "The key “name” stands twice in the same map.",
                                "Remove one of the two; nobody can say which would win."));
    }

    @Test
    void aMistakeInTheSyntaxKeepsWhatStandsBeforeIt() {
        ManifestFile file =
                read(
                        """
                        apiVersion: v1
                        kind: Namespace
                        metadata: {name: a}
                        ---
                        kind: x: y
                        """);
        assertThat(file.manifests()).extracting(Manifest::name).containsExactly("a");
        assertThat(file.problems())
                .extracting(Problem::line, Problem::sentence)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                5, "A colon stands where no key can be."));
    }

    @Test
    void anObjectWithoutANameIsAProblemButAKustomizationIsNot() {
        assertThat(read("apiVersion: v1\nkind: Namespace\n").problems())
                .extracting(Problem::sentence)
                .containsExactly("This Namespace has no name.");
        ManifestFile kustomization =
                read("apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n");
        assertThat(kustomization.problems()).isEmpty();
        assertThat(kustomization.foreign()).isEqualTo(1);
    }

    @Test
    void aliasesAndMergeKeysAreResolved() {
        Manifest manifest =
                only(
                        """
                        apiVersion: v1
                        kind: ConfigMap
                        metadata: {name: a}
                        base: &base {cpu: "4", memory: 8Gi}
                        job: {<<: *base, memory: 16Gi}
                        same: *base
                        """);
        assertThat(manifest.at("job", "cpu")).contains("4");
        assertThat(manifest.at("job", "memory")).contains("16Gi");
        assertThat(manifest.at("same", "memory")).contains("8Gi");
    }

    @Test
    void placesAreOffsetsOfTheTextAlsoBehindCharactersOfTwoUnits() {
        String text =
                """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: a}
                data: {smile: "😀😀", name: 'x y'}
                """;
        Place place = only(text).node("data", "name").map(YamlNode::place).orElseThrow();
        assertThat(text.substring(place.start(), place.end())).isEqualTo("'x y'");
        assertThat(place.line()).isEqualTo(4);
    }

    @Test
    void referencesWithACertainKindAreFound() {
        Manifest manifest =
                only(
                        """
                        apiVersion: argoproj.io/v1alpha1
                        kind: CronWorkflow
                        metadata: {name: a, namespace: t-acme}
                        spec:
                          workflowSpec:
                            workflowTemplateRef: {name: train}
                            templates:
                              - dag:
                                  tasks:
                                    - templateRef: {name: notify, clusterScope: true}
                                    - templateRef: {name: "{{workflow.parameters.x}}"}
                        """);
        assertThat(Reference.of(manifest))
                .containsExactly(
                        new Reference(
                                6, "workflowTemplateRef", "WorkflowTemplate", "t-acme", "train"),
                        new Reference(10, "templateRef", "ClusterWorkflowTemplate", "", "notify"));
    }

    @Test
    void aKindThatNoControllerKnowsIsTold() {
        assertThat(only(GRANT).isOfKnownKind()).isTrue();
        assertThat(only(GRANT.replace("iam.cnrm.", "iam.cnrn.")).isOfKnownKind()).isFalse();
    }

    private static ManifestFile read(String text) {
        return ManifestFile.read("f.yaml", text.getBytes(StandardCharsets.UTF_8));
    }

    private static Manifest only(String text) {
        ManifestFile file = read(text);
        assertThat(file.problems()).isEmpty();
        List<Manifest> manifests = file.manifests();
        assertThat(manifests).hasSize(1);
        return manifests.getFirst();
    }
}
