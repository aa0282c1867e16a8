package dev.tenantry.sources.kubernetes;

/** What the cluster said about one object. */
public sealed interface ClusterObject
        permits WorkflowRun,
                WorkflowTemplate,
                CronWorkflow,
                ArgoApplication,
                ConnectorObject,
                ClusterNode {

    ObjectIdentity id();
}
