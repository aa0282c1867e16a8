package dev.tenantry.estate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.testing.PaperEstate;
import org.junit.jupiter.api.Test;

/** Which files Argo CD takes of the folders that its Applications name. */
class AppliedPathsTest {

    @Test
    void whereThereIsNoApplicationAllMayBeApplied() {
        assertThat(AppliedPaths.of(PaperEstate.empty()).has("platform/a/b/x.yaml")).isTrue();
    }

    @Test
    void withoutRecursionOneFolderIsTaken() {
        AppliedPaths flat = application("directory: {recurse: false}");
        assertThat(flat.has("platform/a/x.yaml")).isTrue();
        assertThat(flat.has("platform/a/b/x.yaml")).isFalse();
        assertThat(application("directory: {recurse: true}").has("platform/a/b/x.yaml")).isTrue();
        assertThat(application("# no more").has("platform/a/b/x.yaml")).isFalse();
    }

    @Test
    void whatIsIncludedAndNotExcludedIsTaken() {
        AppliedPaths some =
                application(
                        "directory: {recurse: true, include: '*.yaml', exclude: '{old-*,b/*}'}");
        assertThat(some.has("platform/a/x.yaml")).isTrue();
        assertThat(some.has("platform/a/c/x.yaml")).isTrue();
        assertThat(some.has("platform/a/x.json")).isFalse();
        assertThat(some.has("platform/a/old-x.yaml")).isFalse();
        assertThat(some.has("platform/a/b/x.yaml")).isFalse();
    }

    @Test
    void aGeneratorLeavesFoldersOut() {
        AppliedPaths set =
                of(
                        """
                        apiVersion: argoproj.io/v1alpha1
                        kind: ApplicationSet
                        metadata: {name: infra, namespace: argocd}
                        spec:
                          generators:
                          - git:
                              repoURL: r
                              directories:
                              - {path: 'tenants/*/infra'}
                              - {path: 'tenants/old/infra', exclude: true}
                          template:
                            spec:
                              source: {repoURL: r, path: '{{.path.path}}', directory: {recurse: true}}
                        """);
        assertThat(set.has("tenants/new/infra/a/x.yaml")).isTrue();
        assertThat(set.has("tenants/old/infra/x.yaml")).isFalse();
        assertThat(set.has("tenants/new/workflows/x.yaml")).isFalse();
    }

    private static AppliedPaths application(String directory) {
        return of(
                """
                apiVersion: argoproj.io/v1alpha1
                kind: Application
                metadata: {name: a, namespace: argocd}
                spec:
                  source:
                    repoURL: r
                    path: platform/a
                    %s
                """
                        .formatted(directory));
    }

    private static AppliedPaths of(String object) {
        return AppliedPaths.of(PaperEstate.empty().with("argocd/x.yaml", object));
    }
}
