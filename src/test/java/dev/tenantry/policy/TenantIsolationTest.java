package dev.tenantry.policy;

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
}
