package dev.tenantry.policy;

import static dev.tenantry.policy.GuardedEstate.APPLICATION;
import static dev.tenantry.policy.GuardedEstate.ESTATE;

import dev.tenantry.policy.access.OtherAccess;
import dev.tenantry.policy.access.WiderRoles;
import dev.tenantry.policy.argo.ArgoPaths;
import dev.tenantry.policy.files.UnderstoodKinds;
import dev.tenantry.policy.isolation.Isolation;
import dev.tenantry.policy.isolation.OwnObjects;
import dev.tenantry.policy.pods.NodeAccess;
import java.util.List;

/** For whom or what nobody here knows, and from where no rule looked. */
final class OutsideAttacks {

    private static final String FACTORY = "factory/acme-retail/";
    private static final String PLATFORM = "platform/more.yaml";

    private static final String DATASET =
            """
            apiVersion: bigquery.cnrm.cloud.google.com/v1beta1
            kind: BigQueryDataset
            metadata:
              name: d
              namespace: kcc-factory
              annotations: {cnrm.cloud.google.com/project-id: acme-bank-ml-prod}
            spec: {resourceID: features_daily, location: EU}
            """;

    private static final String POLICY =
            """
            apiVersion: iam.cnrm.cloud.google.com/v1beta1
            kind: IAMPolicy
            metadata: {name: p, namespace: kcc-factory}
            spec: {resourceRef: {kind: Project, external: projects/acme-bank-ml-prod}}
            """;

    private static final String AUDIT =
            """
            apiVersion: iam.cnrm.cloud.google.com/v1beta1
            kind: IAMAuditConfig
            metadata: {name: more, namespace: kcc-factory}
            spec:
              resourceRef: {kind: Project, external: projects/acme-retail-ml-prod}
              service: storage.googleapis.com
              auditLogConfigs:
                - {logType: DATA_READ, exemptedMembers: ['user:mallory@acme.example']}
            """;

    private OutsideAttacks() {}

    static List<Attack> all() {
        return List.of(
                Attack.refused(
                        "a stranger's service account",
                        FACTORY + "m.yaml",
                        member("serviceAccount:x@mallory-project.iam.gserviceaccount.com"),
                        Isolation.RULE),
                Attack.refused(
                        "a workload of a stranger's cluster, in a namespace of the tenant's name",
                        FACTORY + "m.yaml",
                        member("serviceAccount:mallory-project.svc.id.goog[t-acme-retail/x]"),
                        Isolation.RULE),
                Attack.refused(
                        "a subject of a stranger's pool, in a namespace of the tenant's name",
                        FACTORY + "m.yaml",
                        member(
                                "principal://iam.googleapis.com/projects/1/locations/global"
                                        + "/workloadIdentityPools/mallory/subject/ns/t-acme-retail/sa/x"),
                        Isolation.RULE),
                Attack.refused(
                        "a tenant's account that may act as the platform's",
                        PLATFORM,
                        member("serviceAccount:trainer@acme-retail-ml-prod.iam.gserviceaccount.com")
                                .replace("projects/acme-retail-ml-prod", "projects/platform-prod")
                                .replace("bigquery.dataViewer", "iam.serviceAccountTokenCreator"),
                        Isolation.RULE),
                Attack.refused(
                        "a role that makes grants of Config Connector",
                        Attack.FOLDER + "role.yaml",
                        role("iam.cnrm.cloud.google.com", "iampolicymembers", "create"),
                        WiderRoles.RULE),
                Attack.refused(
                        "a role for any subresource",
                        Attack.FOLDER + "role.yaml",
                        role("''", "'*/exec'", "create"),
                        WiderRoles.RULE),
                Attack.refused(
                        "a role that gets into a container by reading",
                        Attack.FOLDER + "role.yaml",
                        role("''", "pods/exec", "get"),
                        WiderRoles.RULE),
                Attack.refused(
                        "an application set that patches what it makes",
                        APPLICATION,
                        set("git: {directories: [{path: platform/*}]}")
                                + "  templatePatch: '{spec: {source: {path: notes}}}'\n",
                        ArgoPaths.RULE),
                Attack.refused(
                        "an application set that fills in a folder from a list",
                        APPLICATION,
                        set("list: {elements: [{dir: notes}]}"),
                        ArgoPaths.RULE),
                Attack.refused(
                        "another tenant's dataset taken over by the platform",
                        PLATFORM,
                        DATASET,
                        OwnObjects.RULE),
                Attack.refused(
                        "a policy without members, that takes everybody's access away",
                        FACTORY + "p.yaml",
                        POLICY,
                        OtherAccess.RULE),
                Attack.named(
                        "a new rule of what is logged, with an exemption",
                        ESTATE.with(FACTORY + "audit-more.yaml", AUDIT)),
                Attack.refused(
                        "settings of Argo CD as a ConfigMap",
                        PLATFORM,
                        "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: argocd-rbac-cm, namespace:"
                                + " argocd}\ndata: {policy.csv: 'g, mallory, role:admin'}\n",
                        UnderstoodKinds.RULE),
                Attack.refused(
                        "a job that mounts the machine",
                        Attack.FOLDER + "w.yaml",
                        job("volumes: [{name: h, hostPath: {path: /}}]"),
                        NodeAccess.RULE),
                Attack.refused(
                        "a job that makes an object of the cluster",
                        Attack.FOLDER + "w.yaml",
                        job(
                                "templates: [{name: a, resource: {action: create, manifest: '{kind:"
                                        + " Secret}'}}]"),
                        NodeAccess.RULE));
    }

    private static String member(String who) {
        return """
        apiVersion: iam.cnrm.cloud.google.com/v1beta1
        kind: IAMPolicyMember
        metadata: {name: m, namespace: kcc-factory}
        spec:
          resourceRef: {kind: Project, external: projects/acme-retail-ml-prod}
          role: roles/bigquery.dataViewer
          member: "%s"
        """
                .formatted(who);
    }

    private static String role(String group, String resource, String verb) {
        return Attack.object(
                "rbac.authorization.k8s.io/v1",
                "Role",
                "rules: [{apiGroups: [%s], resources: [%s], verbs: [%s]}]"
                        .formatted(group, resource, verb));
    }

    private static String job(String spec) {
        return Attack.object("argoproj.io/v1alpha1", "WorkflowTemplate", "spec: {" + spec + "}");
    }

    private static String set(String generator) {
        return """
        apiVersion: argoproj.io/v1alpha1
        kind: ApplicationSet
        metadata: {name: x, namespace: argocd}
        spec:
          goTemplate: true
          generators: [{%s}]
          template:
            metadata: {name: x}
            spec:
              project: default
              source: {repoURL: "https://a.example/estate", targetRevision: "main", path: '{{.dir}}'}
              destination: {server: https://kubernetes.default.svc, namespace: argocd}
        """
                .formatted(generator);
    }
}
