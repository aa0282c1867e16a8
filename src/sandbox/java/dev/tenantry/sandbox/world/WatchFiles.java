package dev.tenantry.sandbox.world;

import java.util.ArrayList;
import java.util.List;

/** Writes what watches over a tenant: alerts, and for sensitive data the PII templates. */
final class WatchFiles {

    private final Tenant tenant;

    WatchFiles(Tenant tenant) {
        this.tenant = tenant;
    }

    List<EstateFile> all() {
        List<EstateFile> files = new ArrayList<>(List.of(channel(), alert()));
        if (tenant.strictest().compareTo(DataClass.CONFIDENTIAL) >= 0) {
            files.add(inspect());
            files.add(deidentify());
        }
        return files;
    }

    private EstateFile channel() {
        return file(
                "monitoring/channel-oncall",
                """
                apiVersion: monitoring.cnrm.cloud.google.com/v1beta1
                kind: MonitoringNotificationChannel
                metadata:
                  name: oncall-mail
                  namespace: ${namespace}
                  annotations:
                    argocd.argoproj.io/sync-wave: "1"
                spec:
                  type: email
                  labels: {email_address: ${tenant}-oncall@acme.example}
                """);
    }

    private EstateFile alert() {
        return file(
                "monitoring/alert-bigquery-scanned-bytes",
                """
                apiVersion: monitoring.cnrm.cloud.google.com/v1beta1
                kind: MonitoringAlertPolicy
                metadata:
                  name: bigquery-scanned-bytes
                  namespace: ${namespace}
                  annotations:
                    argocd.argoproj.io/sync-wave: "2"
                spec:
                  displayName: BigQuery scanned bytes per hour
                  combiner: OR
                  notificationChannels:
                    - {name: oncall-mail}
                  conditions:
                    - displayName: more than 5 TiB in one hour
                      conditionThreshold:
                        filter: metric.type="bigquery.googleapis.com/query/scanned_bytes_billed" AND resource.type="global"
                        aggregations:
                          - {alignmentPeriod: 3600s, perSeriesAligner: ALIGN_SUM, crossSeriesReducer: REDUCE_SUM}
                        comparison: COMPARISON_GT
                        thresholdValue: 5497558138880
                        duration: 0s
                """);
    }

    private EstateFile inspect() {
        return file(
                "privacy/inspect-customer-pii",
                """
                apiVersion: dlp.cnrm.cloud.google.com/v1beta1
                kind: DLPInspectTemplate
                metadata:
                  name: customer-pii
                  namespace: ${namespace}
                  annotations:
                    argocd.argoproj.io/sync-wave: "1"
                spec:
                  projectRef: {external: projects/${project}}
                  location: ${region}
                  displayName: Customer PII
                  inspectConfig:
                    minLikelihood: LIKELY
                    includeQuote: false
                    infoTypes:
                      - {name: EMAIL_ADDRESS}
                      - {name: PHONE_NUMBER}
                      - {name: CREDIT_CARD_NUMBER}
                    limits: {maxFindingsPerRequest: 1000}
                """);
    }

    private EstateFile deidentify() {
        return file(
                "privacy/deidentify-customer-pii",
                """
                apiVersion: dlp.cnrm.cloud.google.com/v1beta1
                kind: DLPDeidentifyTemplate
                metadata:
                  name: customer-pii-mask
                  namespace: ${namespace}
                  annotations:
                    argocd.argoproj.io/sync-wave: "1"
                spec:
                  projectRef: {external: projects/${project}}
                  location: ${region}
                  displayName: Mask customer PII
                  deidentifyConfig:
                    infoTypeTransformations:
                      transformations:
                        - infoTypes: [{name: EMAIL_ADDRESS}, {name: PHONE_NUMBER}]
                          primitiveTransformation:
                            replaceWithInfoTypeConfig: {}
                        - infoTypes: [{name: CREDIT_CARD_NUMBER}]
                          primitiveTransformation:
                            characterMaskConfig: {maskingCharacter: "*", numberToMask: 12}
                """);
    }

    private EstateFile file(String name, String text) {
        return new EstateFile(
                "tenants/" + tenant.id() + "/infra/" + name + ".yaml",
                text.replace("${tenant}", tenant.id())
                        .replace("${namespace}", tenant.namespace())
                        .replace("${project}", tenant.project())
                        .replace("${region}", tenant.region()));
    }
}
