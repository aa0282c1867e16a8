package dev.tenantry.policy;

import static dev.tenantry.policy.GuardedEstate.CUSTOM_ROLE;
import static dev.tenantry.policy.GuardedEstate.ESTATE;
import static dev.tenantry.policy.GuardedEstate.ROLE;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people need of roles gives nothing to others, and is refused nowhere. */
class HarmlessPowersTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bigquery.jobs.create",
                "bigquery.tables.updateData",
                "container.pods.list",
                "container.pods.getLogs",
                "container.pods.delete",
                "dataflow.jobs.cancel",
                "aiplatform.endpoints.predict",
                "resourcemanager.projects.get",
                "iam.serviceAccounts.list",
                "logging.logEntries.create",
                "monitoring.timeSeries.create",
                "pubsub.topics.publish",
                "storage.objects.create",
                "compute.subnetworks.use",
                "compute.instances.get",
                "storage.buckets.get"
            })
    void ofGoogle(String permission) {
        assertThat(
                        PaperPolicy.refusals(
                                PaperPolicy.judge(
                                        ESTATE,
                                        ESTATE.with(
                                                CUSTOM_ROLE,
                                                GuardedEstate.customRole(permission)))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{apiGroups: [''], resources: [pods, pods/log, configmaps], verbs: [get, list, watch]}",
                "{apiGroups: ['', events.k8s.io], resources: [events], verbs: [create, patch]}",
                "{apiGroups: [coordination.k8s.io], resources: [leases], verbs: [get, create, update]}",
                "{apiGroups: [argoproj.io], resources: [workflowtaskresults], verbs: [create, patch]}",
                "{apiGroups: [''], resources: [pods], verbs: [get, delete]}",
                "{apiGroups: [argoproj.io], resources: [workflows], verbs: [get, list, delete]}"
            })
    void ofKubernetes(String rule) {
        String role = GuardedEstate.role("create");
        String text = role.substring(0, role.indexOf("- {")) + "- " + rule + "\n";
        assertThat(PaperPolicy.refusals(PaperPolicy.judge(ESTATE, ESTATE.with(ROLE, text))))
                .isEmpty();
    }
}
