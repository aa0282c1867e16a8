package dev.tenantry.policy;

import static dev.tenantry.policy.GuardedEstate.CUSTOM_ROLE;
import static dev.tenantry.policy.GuardedEstate.ROLE;

import dev.tenantry.policy.access.WiderRoles;
import java.util.ArrayList;
import java.util.List;

/** What roles give by permissions and objects that no list of what is forbidden would name. */
final class UnlistedPowers {

    private static final String RBAC = "rbac.authorization.k8s.io/v1";

    private UnlistedPowers() {}

    static List<Attack> all() {
        List<Attack> all = new ArrayList<>();
        for (String permission :
                List.of(
                        "container.thirdPartyObjects.create",
                        "container.serviceAccounts.createToken",
                        "container.replicaSets.create",
                        "container.networkPolicies.delete",
                        "container.clusters.update",
                        "compute.instances.osAdminLogin",
                        "compute.instanceTemplates.create",
                        "resourcemanager.hierarchyNodes.createTagBinding",
                        "resourcemanager.tagValueBindings.create",
                        "apikeys.keys.getKeyString",
                        "bigquery.tables.setCategory",
                        "bigquery.datasets.update",
                        "storage.buckets.update",
                        "storagetransfer.jobs.create",
                        "workflows.workflows.create",
                        "cloudscheduler.jobs.create",
                        "run.jobs.runWithOverrides",
                        "workstations.workstations.use",
                        "notebooks.instances.use",
                        "dataproc.clusters.use")) {
            all.add(
                    Attack.refused(
                            "a custom role that gains " + permission,
                            CUSTOM_ROLE,
                            GuardedEstate.customRole("bigquery.tables.getData, " + permission),
                            WiderRoles.RULE));
        }
        for (String resource :
                List.of("sensors", "rayjobs", "externalsecrets", "configmaps", "networkpolicies")) {
            all.add(
                    Attack.refused(
                            "a role that writes " + resource,
                            ROLE,
                            GuardedEstate.role("patch").replace("workflowtaskresults", resource),
                            WiderRoles.RULE));
        }
        all.addAll(more());
        return all;
    }

    private static List<Attack> more() {
        return List.of(
                Attack.refused(
                        "a role that reads everything",
                        ROLE,
                        GuardedEstate.role("get")
                                .replace("[workflowtaskresults]", "['*']")
                                .replace("[argoproj.io]", "['']"),
                        WiderRoles.RULE),
                Attack.refused(
                        "a role that writes in another group",
                        ROLE,
                        GuardedEstate.role("create").replace("[argoproj.io]", "[batch]"),
                        WiderRoles.RULE),
                Attack.refused(
                        "a role that writes beside Argo CD",
                        "platform/rbac/x.yaml",
                        Attack.object(
                                        RBAC,
                                        "Role",
                                        "rules: [{apiGroups: [''], resources: [events], verbs: [create]}]")
                                .replace("t-acme-retail", "argocd"),
                        WiderRoles.RULE),
                Attack.refused(
                        "a role beside Argo CD for a workload of another namespace",
                        "platform/rbac/x.yaml",
                        Attack.object(
                                        RBAC,
                                        "RoleBinding",
                                        """
                                        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: edit}
                                        subjects:
                                        - {kind: ServiceAccount, name: default, namespace: argo}
                                        """)
                                .replace("t-acme-retail", "argocd"),
                        WiderRoles.RULE));
    }
}
