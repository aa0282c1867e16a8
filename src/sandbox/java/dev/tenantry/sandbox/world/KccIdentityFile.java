package dev.tenantry.sandbox.world;

import java.util.List;
import java.util.stream.Collectors;

/** Writes the Google identity that Config Connector uses for one tenant, and what it may grant. */
final class KccIdentityFile {

    /** The roles that may be granted on tenants' resources. */
    static final List<String> GRANTABLE =
            List.of(
                    "roles/bigquery.dataEditor",
                    "roles/bigquery.dataViewer",
                    "roles/bigquery.jobUser",
                    "roles/bigquery.metadataViewer",
                    "roles/bigquery.readSessionUser",
                    "roles/logging.viewer",
                    "roles/monitoring.viewer",
                    "roles/storage.objectUser",
                    "roles/storage.objectViewer");

    private static final String TEXT =
            """
                        # The Google identity that Config Connector uses for this tenant's namespace only.
                        apiVersion: iam.cnrm.cloud.google.com/v1beta1
                        kind: IAMServiceAccount
                        metadata:
                          name: kcc-${tenant}
                          namespace: kcc-factory
                          annotations:
                            cnrm.cloud.google.com/project-id: ${platform}
                            argocd.argoproj.io/sync-wave: "1"
                        spec:
                          displayName: Config Connector for tenant ${tenant}
                        ---
                        apiVersion: iam.cnrm.cloud.google.com/v1beta1
                        kind: IAMPolicyMember
                        metadata:
                          name: kcc-${tenant}-wi
                          namespace: kcc-factory
                          annotations:
                            argocd.argoproj.io/sync-wave: "2"
                        spec:
                          resourceRef:
                            apiVersion: iam.cnrm.cloud.google.com/v1beta1
                            kind: IAMServiceAccount
                            name: kcc-${tenant}
                          role: roles/iam.workloadIdentityUser
                          member: serviceAccount:${pool}[cnrm-system/cnrm-controller-manager-${namespace}]
                        ---
                        apiVersion: iam.cnrm.cloud.google.com/v1beta1
                        kind: IAMPolicyMember
                        metadata:
                          name: kcc-${tenant}-editor
                          namespace: kcc-factory
                          annotations:
                            argocd.argoproj.io/sync-wave: "2"
                        spec:
                          resourceRef:
                            apiVersion: resourcemanager.cnrm.cloud.google.com/v1beta1
                            kind: Project
                            external: projects/${project}
                          role: roles/editor
                          memberFrom:
                            serviceAccountRef: {name: kcc-${tenant}}
                        ---
                        # May change IAM, but only for the roles listed: a merged grant of roles/owner would fail.
                        apiVersion: iam.cnrm.cloud.google.com/v1beta1
                        kind: IAMPolicyMember
                        metadata:
                          name: kcc-${tenant}-iam
                          namespace: kcc-factory
                          annotations:
                            argocd.argoproj.io/sync-wave: "2"
                        spec:
                          resourceRef:
                            apiVersion: resourcemanager.cnrm.cloud.google.com/v1beta1
                            kind: Project
                            external: projects/${project}
                          role: roles/resourcemanager.projectIamAdmin
                          memberFrom:
                            serviceAccountRef: {name: kcc-${tenant}}
                          condition:
                            title: ${guard}
                            expression: >-
                              ${expression}
                        """;

    private KccIdentityFile() {}

    /** With {@code ${…}} where the tenant's own values go. */
    static String text() {
        return TEXT.replace("${guard}", guard().title())
                .replace("${expression}", guard().expression());
    }

    /** What keeps Config Connector's own account from granting anything but the listed roles. */
    static Condition guard() {
        String roles = GRANTABLE.stream().map(r -> "'" + r + "'").collect(Collectors.joining(","));
        return new Condition(
                "grantable-roles-only",
                "",
                "api.getAttribute('iam.googleapis.com/modifiedGrantsByRole', []).hasOnly(["
                        + roles
                        + "])");
    }
}
