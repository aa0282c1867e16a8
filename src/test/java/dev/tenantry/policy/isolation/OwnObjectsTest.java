package dev.tenantry.policy.isolation;

import static dev.tenantry.policy.PaperPolicy.ESTATE;
import static dev.tenantry.policy.PaperPolicy.judge;
import static dev.tenantry.policy.PaperPolicy.refusals;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.testing.GrantText;
import dev.tenantry.testing.PaperEstate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing of another tenant can be taken from one's own folder, whatever kind of object asks. */
class OwnObjectsTest {

    private static final String OWN = "tenants/acme-retail/infra/any.yaml";
    private static final String NAMESPACE = "factory/acme-retail/namespace.yaml";

    private static boolean crosses(String path, String text) {
        return refusals(judge(ESTATE, ESTATE.with(path, text))).contains(OwnObjects.RULE);
    }

    private static String object(String apiVersion, String kind, String namespace, String rest) {
        return """
        apiVersion: %s
        kind: %s
        metadata: {name: thing, namespace: %s}
        %s
        """
                .formatted(apiVersion, kind, namespace, rest);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rbac.authorization.k8s.io/v1 RoleBinding",
                "argoproj.io/v1alpha1 CronWorkflow",
                "storage.cnrm.cloud.google.com/v1beta1 StorageBucket",
                "v1 ConfigMap"
            })
    void anObjectDoesNotGoToAnotherTenantsNamespace(String kind) {
        String[] words = kind.split(" ", -1);
        assertThat(crosses(OWN, object(words[0], words[1], "t-acme-bank", ""))).isTrue();
        assertThat(crosses(OWN, object(words[0], words[1], "kube-system", ""))).isTrue();
        assertThat(crosses(OWN, object(words[0], words[1], "t-acme-retail", ""))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "metadata: {name: b, annotations: {cnrm.cloud.google.com/project-id: acme-bank-ml-prod}}",
                "metadata: {name: b}\nspec: {projectRef: {external: projects/acme-bank-ml-prod}}",
                "metadata: {name: b}\nspec: {projectRef: {external: acme-bank-ml-prod}}",
                "metadata: {name: b}\nspec: {projectRef: {external: 'projects/123456789012'}}",
                "metadata: {name: b}\nspec: {projectRef: {name: acme-bank-ml-prod}}"
            })
    void anObjectDoesNotLieInAnotherTenantsProject(String rest) {
        String bucket = "apiVersion: storage.cnrm.cloud.google.com/v1beta1\nkind: StorageBucket\n";
        assertThat(crosses(OWN, bucket + rest)).isTrue();
        assertThat(crosses(OWN, bucket + rest.replace("acme-bank", "acme-retail")))
                .isEqualTo(rest.contains("123456789012"));
    }

    @Test
    void theNamespaceDoesNotClaimAnothersProject() {
        String claim = ESTATE.text(NAMESPACE).replace("acme-retail-ml-prod", "acme-bank-ml-prod");
        assertThat(crosses(NAMESPACE, claim)).isTrue();
        String fresh = ESTATE.text(NAMESPACE).replace("acme-retail-ml-prod", "acme-retail-new");
        assertThat(crosses(NAMESPACE, fresh)).isFalse();
    }

    /** Whoever comes first in the alphabet does not win. */
    @Test
    void aProjectThatAnotherTenantsNamesHoldIsStillTheOthers() {
        PaperEstate shops = ESTATE.withTenant("shopping").withTenant("shop");
        String path = "factory/shop/namespace.yaml";
        PaperEstate after =
                shops.with(path, shops.text(path).replace("shop-ml-prod", "shopping-ml-prod"));
        assertThat(refusals(judge(shops, after))).contains(OwnObjects.RULE);
    }

    /** It was so before the change: nothing may be granted there until one of them gives it up. */
    @Test
    void aProjectThatTwoTenantsClaimIsNobodys() {
        String retail = ESTATE.text(NAMESPACE);
        PaperEstate both =
                ESTATE.with(NAMESPACE, retail.replace("acme-retail-ml-prod", "acme-bank-ml-prod"));
        for (String tenant : new String[] {"acme-retail", "acme-bank"}) {
            GrantText grant =
                    GrantText.project(tenant, "roles/bigquery.jobUser")
                            .on(GrantText.project("acme-bank-ml-prod"));
            assertThat(refusals(judge(both, both.with(grant.path(), grant.text()))))
                    .as(tenant)
                    .contains("tenant-isolation");
        }
        assertThat(refusals(judge(both, both.with(NAMESPACE, retail)))).isEmpty();
    }

    @Test
    void theProjectThatIsMadeIsTheOneOfTheNamespace() {
        String made =
                """
                apiVersion: resourcemanager.cnrm.cloud.google.com/v1beta1
                kind: Project
                metadata: {name: project, namespace: kcc-factory}
                spec: {resourceID: acme-retail-%s, folderRef: {external: '1'}}
                """;
        String path = "factory/acme-retail/project.yaml";
        assertThat(crosses(path, made.formatted("new"))).isTrue();
        assertThat(crosses(path, made.formatted("ml-prod"))).isFalse();
        PaperEstate agreed = ESTATE.with(path, made.formatted("ml-prod"));
        String moved = ESTATE.text(NAMESPACE).replace("acme-retail-ml-prod", "acme-retail-new");
        assertThat(refusals(judge(agreed, agreed.with(NAMESPACE, moved))))
                .contains(OwnObjects.RULE);
        assertThat(
                        refusals(
                                judge(
                                        agreed,
                                        agreed.with(NAMESPACE, moved)
                                                .with(path, made.formatted("new")))))
                .isEmpty();
    }

    @Test
    void aSecondNamespaceInTheFactoryIsRefused() {
        String second =
                "apiVersion: v1\nkind: Namespace\nmetadata: {name: %s, annotations: "
                        + "{cnrm.cloud.google.com/project-id: acme-retail-other}}\n";
        String path = "factory/acme-retail/z.yaml";
        assertThat(crosses(path, second.formatted("t-acme-retail"))).isTrue();
        assertThat(crosses(path, second.formatted("t-acme-bank"))).isTrue();
        assertThat(crosses(OWN, second.formatted("t-acme-retail"))).isTrue();
    }

    @Test
    void configConnectorActsByTheTenantsOwnIdentity() {
        String text = ESTATE.text(NAMESPACE);
        assertThat(crosses(NAMESPACE, text.replace("kcc-acme-retail@", "kcc-acme-bank@"))).isTrue();
        assertThat(
                        crosses(
                                NAMESPACE,
                                text.replace(
                                        "kcc-acme-retail@platform-prod",
                                        "kcc-acme-retail@acme-bank-ml-prod")))
                .isTrue();
        assertThat(crosses(NAMESPACE, text + "  stateIntoSpec: Absent\n")).isFalse();
    }

    @Test
    void podsActByAnAccountOfTheTenantsProject() {
        String account =
                "apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: a, annotations: "
                        + "{iam.gke.io/gcp-service-account: trainer@%s.iam.gserviceaccount.com}}\n";
        assertThat(crosses(OWN, account.formatted("acme-bank-ml-prod"))).isTrue();
        assertThat(crosses(OWN, account.formatted("somebody-elses"))).isTrue();
        assertThat(crosses(OWN, account.formatted("acme-retail-ml-prod"))).isFalse();
    }

    @Test
    void aRoleOfTheNamespaceIsHeldByItsOwnAccountsOnly() {
        String binding =
                "roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: r}\nsubjects:\n- %s\n";
        for (String subject :
                new String[] {
                    "{kind: User, name: mallory@gmail.com}",
                    "{kind: Group, name: everybody@acme.example}",
                    "{kind: ServiceAccount, name: trainer, namespace: t-acme-bank}"
                }) {
            assertThat(crosses(OWN, roleBinding(binding.formatted(subject)))).as(subject).isTrue();
        }
        String own = "{kind: ServiceAccount, name: trainer, namespace: t-acme-retail}";
        assertThat(crosses(OWN, roleBinding(binding.formatted(own)))).isFalse();
    }

    private static String roleBinding(String rest) {
        return object("rbac.authorization.k8s.io/v1", "RoleBinding", "t-acme-retail", rest);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "argoproj.io/v1alpha1 Application",
                "argoproj.io/v1alpha1 ApplicationSet",
                "argoproj.io/v1alpha1 AppProject",
                "rbac.authorization.k8s.io/v1 ClusterRoleBinding",
                "rbac.authorization.k8s.io/v1 ClusterRole",
                "resourcemanager.cnrm.cloud.google.com/v1beta1 Project"
            })
    void whatReachesFurtherThanATenantDoesNotStandInItsFolder(String kind) {
        String[] words = kind.split(" ", -1);
        String text =
                "apiVersion: %s\nkind: %s\nmetadata: {name: a}\n".formatted(words[0], words[1]);
        assertThat(crosses(OWN, text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from acme-bank-ml-prod.cards.all_rows",
                "select * from `acme-bank-ml-prod.cards.all_rows`",
                "select * from `acme-bank-ml-prod`.cards.all_rows"
            })
    void aViewDoesNotReadAnotherTenantsTable(String query) {
        String view =
                object(
                        "bigquery.cnrm.cloud.google.com/v1beta1",
                        "BigQueryTable",
                        "t-acme-retail",
                        "spec: {view: {query: \"" + query + "\"}}");
        assertThat(crosses(OWN, view)).isTrue();
        assertThat(crosses(OWN, view.replace("acme-bank", "acme-retail"))).isFalse();
        assertThat(crosses(OWN, view.replace("acme-bank-ml-prod", "bigquery-public-data")))
                .isFalse();
    }

    @Test
    void aJobDoesNotNameAnotherTenantsAccountOrBucketsProject() {
        String template =
                object(
                        "argoproj.io/v1alpha1",
                        "WorkflowTemplate",
                        "t-acme-retail",
                        "spec: {templates: [{name: a, container: {env: [{name: A, value: "
                                + "trainer@acme-bank-ml-prod.iam.gserviceaccount.com}]}}]}");
        assertThat(crosses(OWN, template)).isTrue();
        assertThat(crosses(OWN, template.replace("acme-bank", "acme-retail"))).isFalse();
    }

    /** What was there before is not blamed on who touches the file. */
    @Test
    void anObjectThatSaysTheSameAsBeforeIsNotJudgedAgain() {
        PaperEstate before =
                ESTATE.with(OWN, object("v1", "ConfigMap", "t-acme-bank", "data: {a: b}"));
        PaperEstate after =
                ESTATE.with(
                        OWN, "# why\n" + object("v1", "ConfigMap", "t-acme-bank", "data: {a: b}"));
        assertThat(refusals(judge(before, after))).doesNotContain(OwnObjects.RULE);
    }
}
