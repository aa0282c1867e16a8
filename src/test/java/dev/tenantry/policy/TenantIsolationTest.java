package dev.tenantry.policy;

import static dev.tenantry.policy.LentResources.WITH_ACCOUNTS;
import static dev.tenantry.policy.LentResources.isolated;
import static dev.tenantry.policy.LentResources.onKind;
import static dev.tenantry.policy.PaperPolicy.ESTATE;
import static dev.tenantry.policy.PaperPolicy.GOOD;
import static dev.tenantry.policy.PaperPolicy.judge;
import static dev.tenantry.policy.PaperPolicy.refusals;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.policy.change.Verdict;
import dev.tenantry.testing.GrantText;
import dev.tenantry.testing.PaperEstate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TenantIsolationTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "serviceAccount:trainer@acme-bank-ml-prod.iam.gserviceaccount.com",
                "serviceAccount:kcc-acme-bank@platform-prod.iam.gserviceaccount.com",
                "serviceAccount:platform-prod.svc.id.goog[t-acme-bank/trainer]",
                "serviceAccount:platform-prod.svc.id.goog[cnrm-system/cnrm-controller-manager-t-acme-bank]",
                "serviceAccount:123456789012-compute@developer.gserviceaccount.com",
                "serviceAccount:service-123456789012@gcp-sa-dataflow.iam.gserviceaccount.com",
                "serviceAccount:acme-bank-ml-prod@appspot.gserviceaccount.com",
                "principal://iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/p/subject/ns/t-acme-bank/sa/trainer",
                "principalSet://iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/p/*"
            })
    void nothingOfAnotherTenantIsEverGranted(String principal) {
        assertThat(refusals(judge(GOOD.to(principal)))).containsExactly("tenant-isolation");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "serviceAccount:trainer@acme-retail-ml-prod.iam.gserviceaccount.com",
                "serviceAccount:kcc-acme-retail@platform-prod.iam.gserviceaccount.com",
                "serviceAccount:billing-reader@platform-prod.iam.gserviceaccount.com",
                "serviceAccount:platform-prod.svc.id.goog[t-acme-retail/trainer]",
                "group:others@acme.example",
                "user:someone.else@acme.example"
            })
    void whatIsTheTenantsOwnMayBeGranted(String principal) {
        assertThat(refusals(judge(GOOD.to(principal)))).isEmpty();
    }

    @Test
    void aTenantsFolderGrantsNothingOnTheProjectOfAnother() {
        GrantText grant =
                GrantText.project("acme-retail", "roles/bigquery.jobUser")
                        .on(GrantText.project("acme-bank-ml-prod"));
        Verdict refusal = judge(grant).stream().filter(Verdict::blocks).findFirst().orElseThrow();
        assertThat(refusal.rule()).isEqualTo("tenant-isolation");
        assertThat(refusal.allowed()).contains("projects/acme-retail-ml-prod");
        assertThat(refusal.source()).contains(grant.path() + ":1");
    }

    @Test
    void aGrantOnATenantStandsInTheTenantsFolder() {
        PaperEstate after = ESTATE.with("platform/extra.yaml", GOOD.text());
        assertThat(refusals(judge(ESTATE, after))).contains("tenant-isolation");
    }

    @Test
    void aBucketThatTheTenantDoesNotHaveIsRefusedWithThoseItHas() {
        GrantText grant =
                GrantText.project("acme-retail", "roles/storage.objectViewer")
                        .on(GrantText.bucket("acme-bank-ml-prod-models"));
        assertThat(judge(grant))
                .filteredOn(Verdict::blocks)
                .extracting(v -> v.allowed().orElse(""))
                .containsExactly("One of acme-retail-ml-prod-models.");
    }

    /** Whatever {@code external} says: Config Connector hands it to Google as it stands. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "IAMServiceAccount, external: projects/acme-bank-ml-prod/serviceAccounts/trainer@acme-bank-ml-prod.iam.gserviceaccount.com",
                "IAMServiceAccount, external: projects/acme-retail-ml-prod/serviceAccounts/trainer@acme-bank-ml-prod.iam.gserviceaccount.com",
                "IAMServiceAccount, external: projects/-/serviceAccounts/trainer@acme-bank-ml-prod.iam.gserviceaccount.com",
                "IAMServiceAccount, external: //iam.googleapis.com/projects/acme-bank-ml-prod/serviceAccounts/trainer@acme-bank-ml-prod.iam.gserviceaccount.com",
                "IAMServiceAccount, external: trainer@acme-bank-ml-prod.iam.gserviceaccount.com",
                "IAMServiceAccount, external: projects/acme-retail-ml-prod/serviceAccounts/110123456789012345678",
                "IAMServiceAccount, external: 123456789012-compute@developer.gserviceaccount.com",
                "IAMServiceAccount, external: kcc-acme-bank@platform-prod.iam.gserviceaccount.com",
                "IAMServiceAccount, external: kcc-acme-retail@platform-prod.iam.gserviceaccount.com",
                "IAMServiceAccount, name: nobody-declared-it",
                "IAMServiceAccount, name: kcc-acme-bank, namespace: kcc-factory",
                "IAMServiceAccount, name: trainer, namespace: t-acme-bank",
                "IAMServiceAccount, name: borrowed",
                "IAMServiceAccount, name: trainer, external: trainer@acme-retail-ml-prod.iam.gserviceaccount.com",
                "BigQueryTable, external: projects/acme-bank-ml-prod/datasets/cards/tables/all",
                "BigQueryTable, external: //bigquery.googleapis.com/projects/acme-bank-ml-prod/datasets/cards/tables/all",
                "BigQueryTable, external: projects/123456789012/datasets/cards/tables/all",
                "BigQueryTable, external: projects/acme-retail-ml-prod/datasets/../../acme-bank-ml-prod/datasets/cards/tables/all",
                "BigQueryTable, external: 'acme-bank-ml-prod:cards.all'",
                "BigQueryTable, name: all",
                "Project, external: projects/123456789012",
                "Project, external: //cloudresourcemanager.googleapis.com/projects/acme-bank-ml-prod",
                "Project, name: acme-bank-ml-prod",
                "Project, name: acme-retail-ml-prod",
                "Project",
                "StorageBucket, external: acme-bank-ml-prod-models",
                "StorageBucket, name: acme-bank-ml-prod-models, namespace: t-acme-bank",
                "StorageBucket, name: claimed",
                "StorageBucket, external: claimed",
                "Folder, external: '345678901234'",
                "Folder, external: folders/345678901234",
                "Organization, external: '123456789012'",
                "BillingAccount, external: 0A1B2C-3D4E5F-678901",
                "SecretManagerSecret, external: projects/acme-bank-ml-prod/secrets/key",
                "SecretManagerSecret, external: projects/acme-retail-ml-prod/secrets/../../acme-bank-ml-prod/secrets/key",
                "PubSubTopic, name: alerts, namespace: t-acme-bank",
                "PubSubTopic, name: alerts"
            })
    void aTenantsFolderGrantsNothingThatMayBeAnothers(String target) {
        assertThat(isolated(WITH_ACCOUNTS, onKind(target))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "IAMServiceAccount, name: trainer",
                "IAMServiceAccount, name: trainer, namespace: t-acme-retail",
                "IAMServiceAccount, external: projects/acme-retail-ml-prod/serviceAccounts/trainer@acme-retail-ml-prod.iam.gserviceaccount.com",
                "IAMServiceAccount, external: projects/-/serviceAccounts/trainer@acme-retail-ml-prod.iam.gserviceaccount.com",
                "IAMServiceAccount, external: trainer@acme-retail-ml-prod.iam.gserviceaccount.com",
                "BigQueryTable, external: projects/acme-retail-ml-prod/datasets/cards/tables/all",
                "BigQueryTable, external: //bigquery.googleapis.com/projects/acme-retail-ml-prod/datasets/cards/tables/all",
                "SecretManagerSecret, external: projects/acme-retail-ml-prod/secrets/key",
                "StorageBucket, name: acme-retail-ml-prod-models",
                "StorageBucket, external: acme-retail-ml-prod-models",
                "Project, external: acme-retail-ml-prod"
            })
    void aTenantsFolderGrantsWhatIsTheTenantsOwn(String target) {
        assertThat(isolated(WITH_ACCOUNTS, onKind(target))).isTrue();
    }

    @Test
    void anAccountThatATenantMakesElsewhereIsNotTheTenants() {
        assertThat(isolated(WITH_ACCOUNTS, heldBy("trainer"))).isTrue();
        assertThat(isolated(WITH_ACCOUNTS, heldBy("borrowed"))).isFalse();
    }

    private static PaperEstate heldBy(String account) {
        return WITH_ACCOUNTS.with(
                GOOD.path(),
                GOOD.text()
                        .replace(
                                "member: 'user:jane.doe@acme.example'",
                                "memberFrom: {serviceAccountRef: {name: " + account + "}}"));
    }
}
