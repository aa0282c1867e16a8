package dev.tenantry.policy;

import static dev.tenantry.policy.PaperPolicy.ESTATE;
import static dev.tenantry.policy.PaperPolicy.GOOD;
import static dev.tenantry.policy.PaperPolicy.judge;
import static dev.tenantry.policy.PaperPolicy.refusals;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.policy.argo.ArgoSources;
import dev.tenantry.policy.argo.Steering;
import dev.tenantry.testing.GrantText;
import dev.tenantry.testing.PaperEstate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Argo CD would apply is what was judged: nothing hides in how a file is written or named. */
class AppliedAsReadTest {

    /** Owner of the project, for somebody outside, without end. */
    private static final String OWNER =
            GOOD.on(GrantText.project("acme-retail-ml-prod"))
                    .to("user:mallory@gmail.com")
                    .as("roles/owner")
                    .always()
                    .text();

    private static final String FOLDER = "tenants/acme-retail/infra/access/";

    private static List<String> refused(String path, String text) {
        return refusals(judge(ESTATE, ESTATE.with(path, text)));
    }

    @Test
    void aGrantIsJudgedAsSuch() {
        assertThat(refused(FOLDER + "x.yaml", OWNER)).contains("no-basic-roles");
    }

    @Test
    void aGrantInJsonIsAGrant() {
        String json =
                """
                {"apiVersion": "iam.cnrm.cloud.google.com/v1beta1", "kind": "IAMPolicyMember",
                 "metadata": {"name": "x", "namespace": "t-acme-retail"},
                 "spec": {"member": "user:mallory@gmail.com", "role": "roles/owner",
                  "resourceRef": {"kind": "Project", "external": "projects/acme-retail-ml-prod"}}}
                """;
        assertThat(refused(FOLDER + "x.json", json)).contains("no-basic-roles");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kind: List",
                "apiVersion: v1\nkind: List",
                "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: harmless}",
                "apiVersion: iam.cnrm.cloud.google.com/v1beta1\nkind: IAMPolicyMemberList"
            })
    void anythingWithItemsIsAList(String head) {
        String items = "items:\n- " + OWNER.strip().replace("\n", "\n  ");
        assertThat(refused(FOLDER + "x.yaml", head + "\n" + items + "\n"))
                .contains("no-basic-roles");
    }

    @ParameterizedTest
    @ValueSource(chars = {'\u0085', '\u2028', '\u2029'})
    void aCharacterThatEndsALineToSomeReadersIsRefused(char odd) {
        assertThat(refused("tenants/acme-retail/infra/a.yaml", "# a" + odd + "---\n"))
                .contains("readable");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tenants/acme-retail/infra/kustomization.yaml",
                "tenants/acme-retail/infra/Kustomization",
                "tenants/acme-retail/infra/.argocd-source.yaml",
                "tenants/acme-retail/infra/.argocd-source-infra-acme-retail.yaml",
                "tenants/acme-retail/infra/Chart.yaml",
                "tenants/acme-retail/infra/access/x.jsonnet",
                "factory/acme-retail/lib.libsonnet",
                "platform/node-pools/kustomization.yml",
                "argocd/apps/kustomization.yaml"
            })
    void aFileThatSteersArgoCdIsRefused(String path) {
        assertThat(refused(path, "namePrefix: a-\n")).contains(Steering.RULE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"README.md", "tenants/acme-retail/README.md", "docs/kustomization.yaml"})
    void otherFilesAreNot(String path) {
        assertThat(refused(path, "Words.\n")).doesNotContain(Steering.RULE);
    }

    private static final PaperEstate WITH_ARGO =
            ESTATE.with("argocd/apps/pools.yaml", application("https://a.example/estate", "main"));

    private static String application(String repository, String revision) {
        return """
        apiVersion: argoproj.io/v1alpha1
        kind: Application
        metadata: {name: pools, namespace: argocd}
        spec:
          project: platform
          source: {repoURL: "%s", targetRevision: "%s", path: platform/node-pools}
        """
                .formatted(repository, revision);
    }

    private static List<String> applied(String path, String text) {
        return refusals(judge(WITH_ARGO, WITH_ARGO.with(path, text)));
    }

    @Test
    void argoCdAppliesNothingFromElsewhere() {
        String path = "argocd/apps/more.yaml";
        assertThat(applied(path, application("https://evil.example/estate", "main")))
                .contains(ArgoSources.RULE);
        assertThat(applied(path, application("https://a.example/estate", "not-reviewed")))
                .contains(ArgoSources.RULE);
        assertThat(applied(path, application("https://a.example/estate", "main")))
                .doesNotContain(ArgoSources.RULE);
    }

    @Test
    void aProjectOfArgoCdDoesNotOpenItToAnyRepository() {
        String project =
                """
                apiVersion: argoproj.io/v1alpha1
                kind: AppProject
                metadata: {name: tenants, namespace: argocd}
                spec: {sourceRepos: ['*']}
                """;
        assertThat(applied("argocd/projects/tenants.yaml", project)).contains(ArgoSources.RULE);
        assertThat(refused("argocd/projects/tenants.yaml", project)).contains(ArgoSources.RULE);
    }
}
