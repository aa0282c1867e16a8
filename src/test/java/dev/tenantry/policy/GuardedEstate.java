package dev.tenantry.policy;

import dev.tenantry.testing.GrantText;
import dev.tenantry.testing.PaperEstate;

/** Two tenants with what protects them, house rules, and what tells Argo CD where to look. */
public final class GuardedEstate {

    public static final String AUDIT = "tenants/acme-retail/infra/access/audit-bigquery.yaml";
    public static final String LIEN = "factory/acme-retail/lien.yaml";
    public static final String BUCKET = "tenants/acme-retail/infra/data/bucket-kept.yaml";
    public static final String DATASET = "tenants/acme-retail/infra/data/dataset-orders.yaml";
    public static final String TABLE = "tenants/acme-retail/infra/data/table-orders.yaml";
    public static final String ALERT = "tenants/acme-retail/infra/alerts/alert.yaml";
    public static final String CHANNEL = "tenants/acme-retail/infra/alerts/channel.yaml";
    public static final String ROLE = "tenants/acme-retail/workflows/runtime/executor-role.yaml";
    public static final String CUSTOM_ROLE = "tenants/acme-retail/infra/access/role-reader.yaml";
    public static final String RULE = "policy/known-organisations.yaml";
    public static final String NAMESPACE = "factory/acme-retail/namespace.yaml";
    public static final String APPLICATION = "argocd/apps/pools.yaml";
    public static final String QUOTA = "tenants/acme-retail/workflows/runtime/quota.yaml";
    public static final String TEMPLATE = "tenants/acme-retail/workflows/train.template.yaml";

    public static final PaperEstate ESTATE =
            PaperPolicy.ESTATE
                    .with(AUDIT, audit("[]"))
                    .with(LIEN, lien())
                    .with(BUCKET, bucket("true", "enforced", "864000"))
                    .with(DATASET, GuardedData.dataset())
                    .with(TABLE, GuardedData.table())
                    .with(ALERT, GuardedData.alert())
                    .with(CHANNEL, GuardedData.channel())
                    .with(ROLE, role("create, patch"))
                    .with(CUSTOM_ROLE, customRole("bigquery.tables.getData"))
                    .with(RULE, rule())
                    .with(TEMPLATE, template("standard"))
                    .with(QUOTA, quota())
                    .with(NAMESPACE, guarded(PaperPolicy.ESTATE.text(NAMESPACE)))
                    .with(
                            APPLICATION,
                            application("https://a.example/estate", "main", "platform/node-pools"));

    private GuardedEstate() {}

    public static String audit(String exempted) {
        return """
        apiVersion: iam.cnrm.cloud.google.com/v1beta1
        kind: IAMAuditConfig
        metadata: {name: audit-bigquery, namespace: t-acme-retail}
        spec:
          resourceRef: {kind: Project, external: projects/acme-retail-ml-prod}
          service: bigquery.googleapis.com
          auditLogConfigs:
          - {logType: DATA_READ, exemptedMembers: %s}
          - {logType: DATA_WRITE}
        """
                .formatted(exempted);
    }

    private static String lien() {
        return """
        apiVersion: resourcemanager.cnrm.cloud.google.com/v1beta1
        kind: ResourceManagerLien
        metadata: {name: keep, namespace: kcc-factory}
        spec:
          parent: {projectRef: {external: acme-retail-ml-prod}}
          restrictions: [resourcemanager.projects.delete]
          origin: platform
          reason: "Data of a customer"
        """;
    }

    private static String quota() {
        return """
        apiVersion: v1
        kind: ResourceQuota
        metadata: {name: runtime, namespace: t-acme-retail}
        spec:
          hard:
            requests.cpu: 8000m
            requests.memory: 64Gi
            pods: '40'
        """;
    }

    private static String guarded(String namespace) {
        return namespace.replace(
                "env: prod}", "env: prod, pod-security.kubernetes.io/enforce: baseline}");
    }

    public static String bucket(String uniform, String prevention, String seconds) {
        return """
        apiVersion: storage.cnrm.cloud.google.com/v1beta1
        kind: StorageBucket
        metadata: {name: acme-retail-kept, namespace: t-acme-retail, labels: {data-class: restricted}}
        spec:
          location: EU
          uniformBucketLevelAccess: %s
          publicAccessPrevention: %s
          retentionPolicy: {retentionPeriod: %s}
          defaultEventBasedHold: true
          ipFilter: {mode: Enabled}
        """
                .formatted(uniform, prevention, seconds);
    }

    public static String role(String verbs) {
        return """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: Role
        metadata: {name: executor, namespace: t-acme-retail}
        rules:
        - {apiGroups: [argoproj.io], resources: [workflowtaskresults], verbs: [%s]}
        """
                .formatted(verbs);
    }

    public static String customRole(String permissions) {
        return """
        apiVersion: iam.cnrm.cloud.google.com/v1beta1
        kind: IAMCustomRole
        metadata: {name: reader, namespace: t-acme-retail}
        spec: {title: Reader, permissions: [%s]}
        """
                .formatted(permissions);
    }

    public static String rule() {
        return """
        apiVersion: tenantry.dev/v1alpha1
        kind: PolicyRule
        metadata: {name: known-organisations}
        spec:
          sentence: "Access goes to our own people or the tenant's company"
          severity: refuse
          appliesTo: grant
          when: "grant.principalType in ['user', 'group', 'domain']"
          require: "grant.principalDomain == 'acme.example' && (grant.place != 'tenant' || !grant.permanent || grant.dataClass != 'restricted')"
        """;
    }

    public static String template(String pool) {
        return """
        apiVersion: argoproj.io/v1alpha1
        kind: WorkflowTemplate
        metadata: {name: train, namespace: t-acme-retail}
        spec:
          entrypoint: main
          serviceAccountName: trainer
          nodeSelector: {pool: %s}
          templates:
          - name: main
            container: {image: registry.example/train:1, command: [train]}
        """
                .formatted(pool);
    }

    public static String application(String repository, String revision, String path) {
        return """
        apiVersion: argoproj.io/v1alpha1
        kind: Application
        metadata: {name: pools, namespace: argocd}
        spec:
          project: platform
          source: {repoURL: "%s", targetRevision: "%s", path: "%s"}
          destination: {name: in-cluster, namespace: kcc-factory}
        """
                .formatted(repository, revision, path);
    }

    /** Owner of acme-retail's project, for somebody outside, without an end. */
    public static String owner(String name) {
        return GrantText.project("acme-retail", "roles/owner")
                .named(name)
                .to("user:mallory@gmail.com")
                .text();
    }
}
