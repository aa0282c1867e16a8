package dev.tenantry.manifest;

import java.util.Map;
import java.util.Set;

/**
 * The kinds that the platform's controllers understand. Where a group has more kinds than we could
 * list, the group is enough.
 */
final class KnownKinds {

    /** Every Config Connector resource is in a group that ends so. */
    private static final String CONFIG_CONNECTOR = ".cnrm.cloud.google.com";

    private static final Map<String, Set<String>> CLOSED =
            Map.of(
                    "",
                    Set.of(
                            "ConfigMap",
                            "LimitRange",
                            "Namespace",
                            "PersistentVolume",
                            "PersistentVolumeClaim",
                            "Pod",
                            "PodTemplate",
                            "ReplicationController",
                            "ResourceQuota",
                            "Secret",
                            "Service",
                            "ServiceAccount"),
                    "apps",
                    Set.of("DaemonSet", "Deployment", "ReplicaSet", "StatefulSet"),
                    "batch",
                    Set.of("CronJob", "Job"),
                    "rbac.authorization.k8s.io",
                    Set.of("ClusterRole", "ClusterRoleBinding", "Role", "RoleBinding"),
                    "argoproj.io",
                    Set.of(
                            "AnalysisRun",
                            "AnalysisTemplate",
                            "AppProject",
                            "Application",
                            "ApplicationSet",
                            "ClusterAnalysisTemplate",
                            "ClusterWorkflowTemplate",
                            "CronWorkflow",
                            "EventBus",
                            "EventSource",
                            "Experiment",
                            "Rollout",
                            "Sensor",
                            "Workflow",
                            "WorkflowEventBinding",
                            "WorkflowTemplate"),
                    "tenantry.dev",
                    Set.of("PolicyRule"));

    private static final Set<String> OPEN =
            Set.of(
                    "autoscaling",
                    "autoscaling.k8s.io",
                    "policy",
                    "cert-manager.io",
                    "external-secrets.io",
                    "monitoring.coreos.com",
                    "monitoring.googleapis.com",
                    "cloud.google.com",
                    "kpt.dev",
                    "config.kubernetes.io",
                    "tekton.dev",
                    "kyverno.io",
                    "keda.sh",
                    "velero.io",
                    "traefik.io",
                    "projectcontour.io",
                    "operators.coreos.com");

    /** Of those who give each of their parts a group. */
    private static final Set<String> ENDINGS =
            Set.of(
                    CONFIG_CONNECTOR,
                    ".k8s.io",
                    ".gke.io",
                    ".fluxcd.io",
                    ".gatekeeper.sh",
                    ".istio.io",
                    ".crossplane.io",
                    ".upbound.io",
                    ".knative.dev",
                    ".linkerd.io");

    private KnownKinds() {}

    static boolean has(String group, String kind) {
        Set<String> kinds = CLOSED.get(group);
        if (kinds != null) {
            return kinds.contains(kind);
        }
        return OPEN.contains(group) || ENDINGS.stream().anyMatch(group::endsWith);
    }
}
