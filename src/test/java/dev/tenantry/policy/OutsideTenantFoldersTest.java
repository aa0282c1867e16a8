package dev.tenantry.policy;

import static dev.tenantry.policy.LentResources.WITH_ACCOUNTS;
import static dev.tenantry.policy.LentResources.factory;
import static dev.tenantry.policy.LentResources.isolated;
import static dev.tenantry.policy.LentResources.onKind;
import static dev.tenantry.policy.LentResources.platform;
import static dev.tenantry.policy.PaperPolicy.ESTATE;
import static dev.tenantry.policy.PaperPolicy.GOOD;
import static dev.tenantry.policy.PaperPolicy.judge;
import static dev.tenantry.policy.PaperPolicy.refusals;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.testing.GrantText;
import dev.tenantry.testing.PaperEstate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tenants do not meet through the platform's folders or the factory either. */
class OutsideTenantFoldersTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Project, external: projects/acme-bank-ml-prod",
                "Project, external: projects/123456789012",
                "IAMServiceAccount, external: trainer@acme-bank-ml-prod.iam.gserviceaccount.com",
                "IAMServiceAccount, external: kcc-acme-bank@platform-prod.iam.gserviceaccount.com",
                "IAMServiceAccount, name: kcc-acme-bank, namespace: kcc-factory",
                "IAMServiceAccount, name: trainer, namespace: t-acme-bank",
                "IAMServiceAccount, name: lent",
                "BigQueryTable, external: //bigquery.googleapis.com/projects/acme-bank-ml-prod/datasets/cards/tables/all",
                "StorageBucket, external: acme-bank-ml-prod-models",
                "SecretManagerSecret, external: projects/acme-bank-ml-prod/secrets/key"
            })
    void thePlatformsFoldersGrantNothingOnATenant(String target) {
        assertThat(isolated(WITH_ACCOUNTS, platform(onKind(target)))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "serviceAccount:trainer@acme-bank-ml-prod.iam.gserviceaccount.com",
                "serviceAccount:kcc-acme-bank@platform-prod.iam.gserviceaccount.com",
                "serviceAccount:platform-prod.svc.id.goog[t-acme-bank/trainer]",
                "serviceAccount:platform-prod.svc.id.goog[cnrm-system/cnrm-controller-manager-t-acme-bank]",
                "principal://iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/p/subject/ns/t-acme-bank/sa/trainer"
            })
    void noAccountOfATenantHoldsAnythingAboveAllTenants(String principal) {
        GrantText folder = onKind("Folder, external: '345678901234'");
        assertThat(isolated(WITH_ACCOUNTS, platform(folder.to(principal)))).isFalse();
        assertThat(isolated(WITH_ACCOUNTS, platform(folder))).isTrue();
        GrantText platform = onKind("Project, external: projects/platform-prod");
        assertThat(isolated(WITH_ACCOUNTS, platform(platform.to(principal)))).isFalse();
        GrantText reading = platform.as("roles/artifactregistry.reader");
        assertThat(isolated(WITH_ACCOUNTS, platform(reading.to(principal)))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "IAMServiceAccount, name: kcc-acme-bank",
                "IAMServiceAccount, name: trainer, namespace: t-acme-bank",
                "Folder, external: '345678901234'"
            })
    void theFactoryOfATenantGrantsNothingOnAnother(String target) {
        assertThat(isolated(WITH_ACCOUNTS, factory(onKind(target)))).isFalse();
        GrantText own = onKind("IAMServiceAccount, name: kcc-acme-retail");
        GrantText controller =
                own.as("roles/iam.workloadIdentityUser")
                        .to(
                                "serviceAccount:platform-prod.svc.id.goog[cnrm-system/cnrm-controller-manager-t-acme-retail]");
        assertThat(isolated(WITH_ACCOUNTS, factory(controller))).isTrue();
        assertThat(isolated(WITH_ACCOUNTS, factory(own))).isFalse();
    }

    @Test
    void aTenantDoesNotBecomeTheOwnerOfAnothersProjectByItsNamespace() {
        String namespace = "factory/acme-retail/namespace.yaml";
        PaperEstate after =
                ESTATE.with(
                                namespace,
                                ESTATE.text(namespace)
                                        .replace("acme-retail-ml-prod", "acme-bank-ml-prod"))
                        .with(
                                GOOD.path(),
                                GOOD.on(GrantText.project("acme-bank-ml-prod")).always().text());
        assertThat(refusals(judge(ESTATE, after))).contains("tenant-isolation");
    }

    @Test
    void anothersProjectIsNotThePlatformsBecauseATenantSaysSo() {
        String namespace = "factory/acme-retail/namespace.yaml";
        String trainer = "serviceAccount:trainer@acme-bank-ml-prod.iam.gserviceaccount.com";
        PaperEstate after =
                ESTATE.with(
                                namespace,
                                ESTATE.text(namespace)
                                        .replace("platform-prod", "acme-bank-ml-prod"))
                        .with(GOOD.path(), GOOD.to(trainer).text());
        assertThat(refusals(judge(ESTATE, after))).contains("tenant-isolation");
    }
}
