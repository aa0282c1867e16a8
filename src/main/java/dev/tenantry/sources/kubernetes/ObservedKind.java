package dev.tenantry.sources.kubernetes;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.List;
import java.util.Locale;

/**
 * A kind of object that is watched, and what becomes of it.
 *
 * @param group empty for the core group
 */
public record ObservedKind(
        String group,
        String version,
        String plural,
        String kind,
        boolean namespaced,
        Class<? extends ClusterObject> type) {

    private static final List<ObservedKind> ALWAYS =
            List.of(
                    argo("Workflow", true, WorkflowRun.class),
                    argo("WorkflowTemplate", true, WorkflowTemplate.class),
                    argo("ClusterWorkflowTemplate", false, WorkflowTemplate.class),
                    argo("CronWorkflow", true, CronWorkflow.class),
                    argo("Application", true, ArgoApplication.class),
                    new ObservedKind("", "v1", "nodes", "Node", false, ClusterNode.class));

    /** The kinds that are always watched. */
    static List<ObservedKind> always() {
        return ALWAYS;
    }

    /** A kind of Config Connector, written as in the settings: {@code iam/IAMPolicyMember}. */
    static ObservedKind connector(String serviceAndKind) {
        int slash = serviceAndKind.indexOf('/');
        if (slash <= 0) {
            throw new IllegalArgumentException(
                    "A Config Connector kind is written service/Kind, for example"
                            + " iam/IAMPolicyMember, not: "
                            + serviceAndKind);
        }
        String kind = serviceAndKind.substring(slash + 1);
        String group = serviceAndKind.substring(0, slash) + ".cnrm.cloud.google.com";
        return new ObservedKind(group, "v1beta1", plural(kind), kind, true, ConnectorObject.class);
    }

    /** As Kubernetes calls it in rules: {@code workflows.argoproj.io}. */
    String resource() {
        return group.isEmpty() ? plural : plural + "." + group;
    }

    /** That an object of it is there and cannot be read. */
    String unread(GenericKubernetesResource object) {
        String namespace = object.getMetadata().getNamespace();
        return "%s %s%s cannot be read, and is shown as it was before."
                .formatted(
                        kind,
                        namespace == null ? "" : namespace + "/",
                        object.getMetadata().getName());
    }

    String apiVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }

    ResourceDefinitionContext context() {
        return new ResourceDefinitionContext.Builder()
                .withGroup(group)
                .withVersion(version)
                .withPlural(plural)
                .withKind(kind)
                .withNamespaced(namespaced)
                .build();
    }

    private static ObservedKind argo(
            String kind, boolean namespaced, Class<? extends ClusterObject> type) {
        return new ObservedKind("argoproj.io", "v1alpha1", plural(kind), kind, namespaced, type);
    }

    private static String plural(String kind) {
        String lower = kind.toLowerCase(Locale.ROOT);
        if (lower.endsWith("y")) {
            return lower.substring(0, lower.length() - 1) + "ies";
        }
        return lower.endsWith("s") || lower.endsWith("x") ? lower + "es" : lower + "s";
    }
}
