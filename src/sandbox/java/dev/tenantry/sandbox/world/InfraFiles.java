package dev.tenantry.sandbox.world;

import java.util.ArrayList;
import java.util.List;

/**
 * Writes {@code tenants/<tenant>/infra} without the grants: services, data, identities, privacy.
 */
final class InfraFiles {

    private final Platform platform;
    private final Tenant tenant;

    InfraFiles(Platform platform, Tenant tenant) {
        this.platform = platform;
        this.tenant = tenant;
    }

    /** What a hand-made tenant has. */
    List<EstateFile> full() {
        List<EstateFile> files = new ArrayList<>(small());
        for (String api : List.of("storage", "iam", "monitoring")) {
            files.add(service(api));
        }
        files.add(audit());
        files.addAll(new WatchFiles(tenant).all());
        return files;
    }

    /** What a generated tenant has: one service, and a file or two for each thing. */
    List<EstateFile> small() {
        List<EstateFile> files = new ArrayList<>();
        files.add(service("bigquery"));
        tenant.datasets().forEach(dataset -> files.add(dataset(dataset)));
        tenant.buckets().forEach(bucket -> files.add(bucket(bucket)));
        for (ServiceAccount account : tenant.serviceAccounts()) {
            files.add(account(account));
            files.add(workloadIdentity(account));
        }
        return files;
    }

    private EstateFile service(String api) {
        return file(
                "services/" + api,
                """
                apiVersion: serviceusage.cnrm.cloud.google.com/v1beta1
                kind: Service
                metadata:
                  name: ${api}.googleapis.com
                  namespace: ${namespace}
                  annotations:
                    cnrm.cloud.google.com/deletion-policy: abandon      # removing the file must not disable the API
                    argocd.argoproj.io/sync-wave: "0"
                spec:
                  projectRef: {external: ${project}}
                """
                        .replace("${api}", api));
    }

    private EstateFile dataset(Dataset dataset) {
        String text =
                """
                apiVersion: bigquery.cnrm.cloud.google.com/v1beta1
                kind: BigQueryDataset
                metadata:
                  name: ${name}
                  namespace: ${namespace}
                  labels: {tenant: ${tenant}, data-class: ${class}}
                  annotations:
                    cnrm.cloud.google.com/delete-contents-on-destroy: "false"
                    cnrm.cloud.google.com/deletion-policy: abandon
                    argocd.argoproj.io/sync-wave: "1"
                    argocd.argoproj.io/sync-options: Prune=confirm
                spec:
                  resourceID: ${id}           # dataset ids may not hold "-", object names may not hold "_"
                  location: ${location}
                  friendlyName: ${friendly}
                  maxTimeTravelHours: "168"
                  access:
                    - {role: OWNER, specialGroup: projectOwners}
                """
                        .replace("${name}", dataset.objectName())
                        .replace("${class}", dataset.dataClass().label())
                        .replace("${id}", dataset.id())
                        .replace("${location}", dataset.location())
                        .replace("${friendly}", dataset.friendlyName());
        return file("data/dataset-" + dataset.objectName(), text);
    }

    private EstateFile bucket(Bucket bucket) {
        String text =
                """
                apiVersion: storage.cnrm.cloud.google.com/v1beta1
                kind: StorageBucket
                metadata:
                  name: ${name}
                  namespace: ${namespace}
                  labels: {tenant: ${tenant}, data-class: ${class}}
                  annotations:
                    cnrm.cloud.google.com/force-destroy: "false"
                    cnrm.cloud.google.com/deletion-policy: abandon
                    argocd.argoproj.io/sync-wave: "1"
                    argocd.argoproj.io/sync-options: Prune=confirm
                spec:
                  location: ${location}
                  uniformBucketLevelAccess: true
                  publicAccessPrevention: enforced
                  versioning: {enabled: true}
                  softDeletePolicy: {retentionDurationSeconds: 604800}
                  lifecycleRule:
                    - action: {type: Delete}
                      condition: {numNewerVersions: 5, withState: ARCHIVED}
                """
                        .replace("${name}", bucket.name())
                        .replace("${class}", bucket.dataClass().label())
                        .replace("${location}", bucket.location());
        return file("data/bucket-" + bucket.purpose(), text);
    }

    private EstateFile account(ServiceAccount account) {
        String text =
                """
                apiVersion: iam.cnrm.cloud.google.com/v1beta1
                kind: IAMServiceAccount
                metadata:
                  name: ${name}
                  namespace: ${namespace}
                  annotations:
                    argocd.argoproj.io/sync-wave: "1"
                spec:
                  resourceID: ${id}
                  displayName: ${display}
                  description: Runs Argo Workflows of tenant ${tenant}
                """
                        .replace("${name}", account.objectName())
                        .replace("${id}", account.accountId())
                        .replace("${display}", account.displayName());
        return file("identities/" + account.objectName(), text);
    }

    private EstateFile workloadIdentity(ServiceAccount account) {
        String text =
                """
                apiVersion: iam.cnrm.cloud.google.com/v1beta1
                kind: IAMPolicyMember
                metadata:
                  name: ${name}-workload-identity
                  namespace: ${namespace}
                  annotations:
                    argocd.argoproj.io/sync-wave: "2"
                spec:
                  resourceRef:
                    apiVersion: iam.cnrm.cloud.google.com/v1beta1
                    kind: IAMServiceAccount
                    name: ${name}
                  role: roles/iam.workloadIdentityUser
                  member: serviceAccount:${pool}[${namespace}/${name}]
                """
                        .replace("${name}", account.objectName())
                        .replace("${pool}", platform.workloadPool());
        return file("identities/" + account.objectName() + "-workload-identity", text);
    }

    private EstateFile audit() {
        return file(
                "access/audit-bigquery",
                """
                apiVersion: iam.cnrm.cloud.google.com/v1beta1
                kind: IAMAuditConfig
                metadata:
                  name: audit-bigquery
                  namespace: ${namespace}
                  annotations:
                    argocd.argoproj.io/sync-wave: "2"
                spec:
                  resourceRef:
                    apiVersion: resourcemanager.cnrm.cloud.google.com/v1beta1
                    kind: Project
                    external: projects/${project}
                  service: bigquery.googleapis.com
                  auditLogConfigs:
                    - logType: DATA_READ
                      exemptedMembers:
                        - ${exempted}
                    - logType: DATA_WRITE
                """
                        .replace("${exempted}", tenant.serviceAccounts().getFirst().member()));
    }

    private EstateFile file(String name, String text) {
        return new EstateFile(
                "tenants/" + tenant.id() + "/infra/" + name + ".yaml",
                text.replace("${tenant}", tenant.id())
                        .replace("${namespace}", tenant.namespace())
                        .replace("${project}", tenant.project()));
    }
}
