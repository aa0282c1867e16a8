package dev.tenantry.policy;

/** Data that is protected, and what tells people that something is wrong with it. */
public final class GuardedData {

    private GuardedData() {}

    /** Kept at Google when its manifest goes. */
    public static String dataset() {
        return """
        apiVersion: bigquery.cnrm.cloud.google.com/v1beta1
        kind: BigQueryDataset
        metadata:
          name: orders
          namespace: t-acme-retail
          labels: {data-class: confidential}
          annotations:
            cnrm.cloud.google.com/deletion-policy: abandon
            argocd.argoproj.io/sync-options: Prune=confirm
        spec:
          location: EU
          access:
          - {role: READER, groupByEmail: analysts@acme.example}
        """;
    }

    public static String table() {
        return """
        apiVersion: bigquery.cnrm.cloud.google.com/v1beta1
        kind: BigQueryTable
        metadata: {name: orders, namespace: t-acme-retail}
        spec:
          datasetRef: {name: orders}
          schema: '[{"name": "card", "type": "STRING", "policyTags": {"names": ["projects/acme-retail-ml-prod/locations/eu/taxonomies/1/policyTags/2"]}}]'
          requirePartitionFilter: true
          timePartitioning: {type: DAY, expirationMs: 31536000000}
          encryptionConfiguration: {kmsKeyRef: {name: key}}
        """;
    }

    public static String alert() {
        return """
        apiVersion: monitoring.cnrm.cloud.google.com/v1beta1
        kind: MonitoringAlertPolicy
        metadata: {name: failing, namespace: t-acme-retail}
        spec:
          displayName: Failing
          combiner: OR
          enabled: true
          notificationChannels: [{name: mail}]
          conditions: []
        """;
    }

    public static String channel() {
        return """
        apiVersion: monitoring.cnrm.cloud.google.com/v1beta1
        kind: MonitoringNotificationChannel
        metadata: {name: mail, namespace: t-acme-retail}
        spec: {type: email, enabled: true, labels: {email_address: oncall@acme.example}}
        """;
    }
}
