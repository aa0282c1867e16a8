package dev.tenantry.policy;

import static dev.tenantry.policy.GuardedEstate.CUSTOM_ROLE;
import static dev.tenantry.policy.GuardedEstate.ROLE;

import dev.tenantry.policy.access.WiderRoles;
import dev.tenantry.policy.files.KnownFields;
import dev.tenantry.policy.isolation.OwnObjects;
import java.util.ArrayList;
import java.util.List;

/** Roles that give more than their name says. */
final class StrongRoles {

    private StrongRoles() {}

    static List<Attack> all() {
        String rule = WiderRoles.RULE;
        List<Attack> all = new ArrayList<>();
        for (String permission :
                List.of(
                        "resourcemanager.projects.setIamPolicy",
                        "bigquery.datasets.setIamPolicy",
                        "iam.serviceAccounts.actAs",
                        "iam.serviceAccounts.getAccessToken",
                        "iam.serviceAccountKeys.create",
                        "iam.roles.update")) {
            all.add(
                    Attack.refused(
                            "a custom role that gains " + permission,
                            CUSTOM_ROLE,
                            GuardedEstate.customRole("bigquery.tables.getData, " + permission),
                            rule));
        }
        for (String verbs : List.of("'*'", "escalate", "bind", "impersonate")) {
            all.add(
                    Attack.refused(
                            "a role with the verb " + verbs,
                            ROLE,
                            GuardedEstate.role(verbs),
                            rule));
        }
        for (String resource : List.of("secrets", "pods/exec", "rolebindings", "'*'")) {
            all.add(
                    Attack.refused(
                            "a role on " + resource,
                            ROLE,
                            GuardedEstate.role("create").replace("workflowtaskresults", resource),
                            rule));
        }
        all.add(
                Attack.refused(
                        "a cluster role for a person",
                        "platform/binding.yaml",
                        binding("ClusterRoleBinding", "{kind: User, name: mallory@gmail.com}"),
                        rule));
        all.add(
                Attack.refused(
                        "a cluster role for a tenant's workload",
                        "platform/binding.yaml",
                        binding(
                                "ClusterRoleBinding",
                                "{kind: ServiceAccount, name: a, namespace: t-acme-retail}"),
                        rule));
        all.add(
                Attack.refused(
                        "a role of the cluster in a tenant's namespace",
                        Attack.FOLDER + "binding.yaml",
                        binding(
                                "RoleBinding",
                                "{kind: ServiceAccount, name: a, namespace: t-acme-retail}"),
                        OwnObjects.RULE));
        all.add(
                Attack.refused(
                        "a role in Kubernetes for a person",
                        Attack.FOLDER + "binding.yaml",
                        binding("RoleBinding", "{kind: User, name: mallory@gmail.com}"),
                        OwnObjects.RULE));
        all.addAll(more());
        return all;
    }

    private static String binding(String kind, String subject) {
        return Attack.object(
                "rbac.authorization.k8s.io/v1",
                kind,
                "roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: admin}\nsubjects:\n- "
                        + subject);
    }

    /** What a reader of roles and grants could leave out. */
    private static List<Attack> more() {
        String role =
                Attack.object(
                        "rbac.authorization.k8s.io/v1",
                        "ClusterRole",
                        "rules: [{apiGroups: [''], resources: [pods], verbs: [get]}]");
        return List.of(
                Attack.refused(
                        "a cluster role that other roles take in",
                        "platform/role.yaml",
                        role.replace(
                                "metadata: {",
                                "metadata: {labels: {rbac.authorization.k8s.io/aggregate-to-edit: 'true'}, "),
                        WiderRoles.RULE),
                Attack.refused(
                        "a cluster role that takes in others",
                        "platform/role.yaml",
                        role + "aggregationRule: {clusterRoleSelectors: [{}]}\n",
                        KnownFields.RULE),
                Attack.refused(
                        "a grant with a field that nobody reads",
                        PaperPolicy.GOOD.path(),
                        PaperPolicy.GOOD
                                .text()
                                .replace("  role:", "  roles: [roles/owner]\n  role:"),
                        KnownFields.RULE),
                Attack.refused(
                        "a condition with a field that nobody reads",
                        PaperPolicy.GOOD.path(),
                        PaperPolicy.GOOD
                                .text()
                                .replace(
                                        "    title: expires",
                                        "    title: expires\n    unless: 'true'"),
                        KnownFields.RULE));
    }
}
