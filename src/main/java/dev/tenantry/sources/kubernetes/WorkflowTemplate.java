package dev.tenantry.sources.kubernetes;

/**
 * A workflow template that is live in the cluster.
 *
 * @param shared cluster-scoped, for all tenants
 */
public record WorkflowTemplate(
        ObjectIdentity id, boolean shared, String title, String description, String entrypoint)
        implements ClusterObject {}
