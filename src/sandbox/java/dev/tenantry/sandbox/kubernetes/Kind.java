package dev.tenantry.sandbox.kubernetes;

import java.util.List;
import java.util.Locale;

/**
 * A kind of object that the cluster serves.
 *
 * @param group empty for the core group
 * @param plural the name in URLs
 */
public record Kind(String group, String version, String plural, String kind, boolean namespaced) {

    public static final Kind NAMESPACE = new Kind("", "v1", "namespaces", "Namespace", false);
    public static final Kind NODE = new Kind("", "v1", "nodes", "Node", false);
    public static final Kind WORKFLOW = argo("workflows", "Workflow");
    public static final Kind WORKFLOW_TEMPLATE = argo("workflowtemplates", "WorkflowTemplate");
    public static final Kind CRON_WORKFLOW = argo("cronworkflows", "CronWorkflow");
    public static final Kind APPLICATION = argo("applications", "Application");

    static final List<Kind> ALWAYS_THERE =
            List.of(
                    NAMESPACE,
                    NODE,
                    WORKFLOW,
                    WORKFLOW_TEMPLATE,
                    CRON_WORKFLOW,
                    APPLICATION,
                    new Kind(
                            "argoproj.io",
                            "v1alpha1",
                            "clusterworkflowtemplates",
                            "ClusterWorkflowTemplate",
                            false),
                    connector("iam", "IAMPolicyMember"),
                    connector("iam", "IAMServiceAccount"),
                    connector("iam", "IAMAuditConfig"),
                    connector("iam", "IAMPartialPolicy"),
                    connector("iam", "IAMCustomRole"),
                    connector("resourcemanager", "Project"),
                    connector("resourcemanager", "ResourceManagerLien"),
                    connector("bigquery", "BigQueryDataset"),
                    connector("storage", "StorageBucket"),
                    connector("container", "ContainerNodePool"),
                    connector("billingbudgets", "BillingBudgetsBudget"),
                    connector("dlp", "DLPInspectTemplate"),
                    connector("dlp", "DLPDeidentifyTemplate"),
                    connector("serviceusage", "Service"),
                    connector("monitoring", "MonitoringAlertPolicy"));

    /**
     * The kind of a manifest with this {@code apiVersion} and {@code kind}; the plural by the rule
     * that custom resource definitions follow.
     */
    public static Kind of(String apiVersion, String kind) {
        for (Kind known : ALWAYS_THERE) {
            if (known.apiVersion().equals(apiVersion) && known.kind.equals(kind)) {
                return known;
            }
        }
        int slash = apiVersion.indexOf('/');
        String group = slash < 0 ? "" : apiVersion.substring(0, slash);
        String version = apiVersion.substring(slash + 1);
        boolean namespaced = !kind.startsWith("Cluster");
        return new Kind(group, version, plural(kind), kind, namespaced);
    }

    String apiVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }

    /** The part of a URL before the plural: {@code /api/v1} or {@code /apis/<group>/<version>}. */
    String root() {
        return group.isEmpty() ? "/api/" + version : "/apis/" + group + "/" + version;
    }

    /** What an error message calls it: {@code workflows.argoproj.io}. */
    String qualified() {
        return group.isEmpty() ? plural : plural + "." + group;
    }

    private static Kind argo(String plural, String kind) {
        return new Kind("argoproj.io", "v1alpha1", plural, kind, true);
    }

    private static Kind connector(String service, String kind) {
        return new Kind(service + ".cnrm.cloud.google.com", "v1beta1", plural(kind), kind, true);
    }

    private static String plural(String kind) {
        String lower = kind.toLowerCase(Locale.ROOT);
        if (lower.endsWith("y")) {
            return lower.substring(0, lower.length() - 1) + "ies";
        }
        return lower.endsWith("s") || lower.endsWith("x") ? lower + "es" : lower + "s";
    }
}
