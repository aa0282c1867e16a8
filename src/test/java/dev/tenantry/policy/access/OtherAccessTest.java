package dev.tenantry.policy.access;

import static dev.tenantry.policy.PaperPolicy.ESTATE;
import static dev.tenantry.policy.PaperPolicy.judge;
import static dev.tenantry.policy.PaperPolicy.refusals;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.policy.change.Verdict;
import dev.tenantry.testing.PaperEstate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What gives access without a principal and a role does not get past the rules about grants. */
class OtherAccessTest {

    private static final String FILE = "tenants/acme-retail/infra/data/other.yaml";
    private static final String OWN =
            "view: {projectId: acme-retail-ml-prod, datasetId: a, tableId: b}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "storage StorageBucketAccessControl {bucketRef: {name: m}, entity: allUsers, role: READER}",
                "storage StorageDefaultObjectAccessControl {bucketRef: {name: m}, entity: allUsers, role: READER}",
                "bigquery BigQueryDatasetAccess {datasetId: features_daily, specialGroup: allAuthenticatedUsers, role: READER}",
                "iam IAMServiceAccountKey {serviceAccountRef: {name: trainer}}",
                "privilegedaccessmanager PrivilegedAccessManagerEntitlement {maxRequestDuration: 1h}"
            })
    void aKindThatGivesAccessBesideIamIsRefusedWhereverItStands(String manifest) {
        String[] words = manifest.split(" ", 3);
        String text = manifest(words[0], words[1], words[2]);
        for (String path : new String[] {FILE, "platform/iam/other.yaml"}) {
            PaperEstate with = ESTATE.with(path, text);
            assertThat(judge(ESTATE, with))
                    .filteredOn(Verdict::blocks)
                    .filteredOn(v -> v.rule().equals(OtherAccess.RULE))
                    .singleElement()
                    .satisfies(
                            v -> {
                                assertThat(v.sentence()).contains(words[1]);
                                assertThat(v.source()).contains(path + ":1");
                                assertThat(v.allowed()).isPresent();
                            });
            assertThat(refusals(judge(with, with.with(FILE + ".txt", "x")))).isEmpty();
            assertThat(refusals(judge(with, with.with(path, "# Notes\n" + text)))).isEmpty();
            assertThat(refusals(judge(with, with.without(path)))).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "view: {projectId: acme-bank-ml-prod, datasetId: a, tableId: b}",
                "view: {projectId: elsewhere, datasetId: a, tableId: b}",
                "view: {projectId: '123456789012', datasetId: a, tableId: b}",
                "view: {datasetId: a, tableId: b}",
                "routine: {projectId: acme-bank-ml-prod, datasetId: a, routineId: b}",
                "dataset: {dataset: {projectId: acme-bank-ml-prod, datasetId: a}, targetTypes: [VIEWS]}",
                "userByEmail: joe@acme.example",
                OWN + "\n    routine: {projectId: acme-bank-ml-prod, datasetId: a, routineId: b}"
            })
    void aDatasetIsNotReadFromAnotherTenant(String entry) {
        assertThat(refusals(judge(ESTATE, withReader(entry)))).contains(OtherAccess.RULE);
    }

    @Test
    void aDatasetMayBeReadByAViewOfTheSameTenant() {
        PaperEstate with = withReader(OWN);
        assertThat(refusals(judge(ESTATE, with))).isEmpty();
        String unchanged = "view: {projectId: acme-bank-ml-prod, datasetId: a, tableId: b}";
        PaperEstate old = withReader(unchanged);
        assertThat(refusals(judge(old, withReader(unchanged + "\n  - " + OWN)))).isEmpty();
    }

    @Test
    void thePlatformsDatasetsAreNotReadFromATenant() {
        String path = "platform/data/logs.yaml";
        String theirs = "view: {projectId: acme-bank-ml-prod, datasetId: a, tableId: b}";
        String own = "view: {projectId: platform-prod, datasetId: a, tableId: b}";
        assertThat(refusals(judge(ESTATE, ESTATE.with(path, platforms(theirs)))))
                .containsExactly(OtherAccess.RULE);
        assertThat(refusals(judge(ESTATE, ESTATE.with(path, platforms(own))))).isEmpty();
    }

    private static PaperEstate withReader(String entry) {
        return ESTATE.with(FILE, dataset(entry));
    }

    private static String dataset(String entry) {
        return manifest("bigquery", "BigQueryDataset", "\n  location: EU\n  access:\n  - " + entry);
    }

    private static String platforms(String entry) {
        return dataset(entry).replace("name: other", "name: other, namespace: kcc-platform");
    }

    private static String manifest(String group, String kind, String spec) {
        return """
        apiVersion: %s.cnrm.cloud.google.com/v1beta1
        kind: %s
        metadata: {name: other}
        spec: %s
        """
                .formatted(group, kind, spec);
    }
}
