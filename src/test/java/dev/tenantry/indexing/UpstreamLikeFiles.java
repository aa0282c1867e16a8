package dev.tenantry.indexing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Files as the samples of Config Connector, Argo and Kustomize have them, written anew: each folder
 * stands for itself, as upstream.
 */
final class UpstreamLikeFiles {

    /** Service, kind, and what it refers to. */
    private static final List<String[]> CONNECTOR =
            List.of(
                    new String[] {"bigquery", "BigQueryDataset", ""},
                    new String[] {"bigquery", "BigQueryTable", "datasetRef BigQueryDataset"},
                    new String[] {"storage", "StorageBucket", ""},
                    new String[] {"storage", "StorageNotification", "bucketRef StorageBucket"},
                    new String[] {"iam", "IAMServiceAccount", ""},
                    new String[] {
                        "iam", "IAMServiceAccountKey", "serviceAccountRef IAMServiceAccount"
                    },
                    new String[] {"iam", "IAMCustomRole", ""},
                    new String[] {"compute", "ComputeNetwork", ""},
                    new String[] {"compute", "ComputeSubnetwork", "networkRef ComputeNetwork"},
                    new String[] {"compute", "ComputeFirewall", "networkRef ComputeNetwork"},
                    new String[] {"compute", "ComputeAddress", "subnetworkRef ComputeSubnetwork"},
                    new String[] {"container", "ContainerCluster", "networkRef ComputeNetwork"},
                    new String[] {"container", "ContainerNodePool", "clusterRef ContainerCluster"},
                    new String[] {"pubsub", "PubSubTopic", ""},
                    new String[] {"pubsub", "PubSubSubscription", "topicRef PubSubTopic"},
                    new String[] {"kms", "KMSKeyRing", ""},
                    new String[] {"kms", "KMSCryptoKey", "keyRingRef KMSKeyRing"},
                    new String[] {"sql", "SQLInstance", ""},
                    new String[] {"sql", "SQLDatabase", "instanceRef SQLInstance"},
                    new String[] {"spanner", "SpannerInstance", ""},
                    new String[] {"spanner", "SpannerDatabase", "instanceRef SpannerInstance"},
                    new String[] {"redis", "RedisInstance", ""},
                    new String[] {"secretmanager", "SecretManagerSecret", ""},
                    new String[] {"logging", "LoggingLogSink", ""},
                    new String[] {"monitoring", "MonitoringAlertPolicy", ""},
                    new String[] {"monitoring", "MonitoringNotificationChannel", ""},
                    new String[] {"dns", "DNSManagedZone", ""},
                    new String[] {"serviceusage", "Service", ""},
                    new String[] {"resourcemanager", "Folder", ""},
                    new String[] {"artifactregistry", "ArtifactRegistryRepository", ""});

    private final Map<String, String> files = new LinkedHashMap<>();

    private UpstreamLikeFiles() {}

    /** By path. */
    static Map<String, String> all() {
        UpstreamLikeFiles all = new UpstreamLikeFiles();
        for (String[] one : CONNECTOR) {
            for (String use : new String[] {"basic", "with-labels", "regional", "in-a-folder"}) {
                all.sample(one, use);
            }
        }
        for (int i = 0; i < 40; i++) {
            all.argo(i);
            all.kustomize(i);
        }
        return all.files;
    }

    private void put(String path, String text) {
        files.put(path, text);
    }

    private void sample(String[] one, String use) {
        String name = (one[1] + "-" + use).toLowerCase(java.util.Locale.ROOT);
        String folder =
                "samples/connector/%s/%s/"
                        .formatted(one[1].toLowerCase(java.util.Locale.ROOT), use);
        String reference = "";
        if (!one[2].isEmpty()) {
            String[] to = one[2].split(" ", -1);
            reference = "  %s: {name: %s-dep}%n".formatted(to[0], name);
            String service =
                    CONNECTOR.stream().filter(k -> k[1].equals(to[1])).findFirst().orElseThrow()[0];
            put(folder + "dependency.yaml", OBJECT.formatted(service, to[1], name + "-dep", ""));
        }
        put(folder + "sample.yaml", OBJECT.formatted(one[0], one[1], name, reference));
    }

    private static final String OBJECT =
            """
            # A sample.
            apiVersion: %s.cnrm.cloud.google.com/v1beta1
            kind: %s
            metadata:
              annotations:
                cnrm.cloud.google.com/project-id: ${PROJECT_ID?}
              labels:
                environment: sample
              name: %s
              namespace: samples
            spec:
              description: A sample of one resource
            %s""";

    private void argo(int i) {
        put(
                "samples/argocd/app-%d.yaml".formatted(i),
                """
                apiVersion: argoproj.io/v1alpha1
                kind: Application
                metadata: {name: guestbook-%1$d, namespace: argocd}
                spec:
                  project: default
                  source: {repoURL: "https://example.com/apps.git", targetRevision: HEAD, path: "guestbook-%1$d"}
                  destination: {server: "https://kubernetes.default.svc", namespace: guestbook}
                """
                        .formatted(i));
        put(
                "samples/workflows/steps-%d.yaml".formatted(i),
                """
                apiVersion: argoproj.io/v1alpha1
                kind: Workflow
                metadata:
                  generateName: steps-%1$d-
                spec:
                  entrypoint: main
                  templates:
                  - name: main
                    steps:
                    - - {name: one, template: say, arguments: {parameters: [{name: what, value: "{{workflow.name}}"}]}}
                  - name: say
                    inputs: {parameters: [{name: what}]}
                    container: {image: "busybox:1.36", command: [echo], args: ["{{inputs.parameters.what}}"]}
                """
                        .formatted(i));
        put(
                "samples/workflows/cron-%d.yaml".formatted(i),
                """
                apiVersion: argoproj.io/v1alpha1
                kind: CronWorkflow
                metadata: {name: nightly-%1$d, namespace: samples}
                spec:
                  schedules: ["%1$d 3 * * *"]
                  workflowSpec:
                    entrypoint: main
                    templates: [{name: main, container: {image: "busybox:1.36", command: ["true"]}}]
                """
                        .formatted(i));
    }

    private void kustomize(int i) {
        String base = "samples/kustomize/app-%d/".formatted(i);
        put(base + "base/kustomization.yaml", "resources: [deployment.yaml]\n");
        put(
                base + "base/deployment.yaml",
                """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: app-%1$d, namespace: samples}
                spec:
                  replicas: 1
                  selector: {matchLabels: {app: app-%1$d}}
                  template:
                    metadata: {labels: {app: app-%1$d}}
                    spec: {containers: [{name: app, image: "nginx:1.27"}]}
                """
                        .formatted(i));
        put(
                base + "overlays/prod/kustomization.yaml",
                """
                apiVersion: kustomize.config.k8s.io/v1beta1
                kind: Kustomization
                resources: [../../base]
                patches: [{path: replicas.yaml}]
                """);
        put(
                base + "overlays/prod/replicas.yaml",
                """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: app-%1$d, namespace: samples}
                spec: {replicas: 3}
                """
                        .formatted(i));
        put(
                "samples/charts/chart-%d/Chart.yaml".formatted(i),
                "apiVersion: v2\nname: c%d\nversion: 0.1.0\n".formatted(i));
        put(
                "samples/charts/chart-%d/values.yaml".formatted(i),
                "replicas: %d\nimage: {tag: latest}\n".formatted(i));
        put(
                "samples/charts/chart-%d/templates/all.yaml".formatted(i),
                "{{- if .Values.on }}\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {{ .Release.Name }}\n{{- end }}\n");
    }
}
