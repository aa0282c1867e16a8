package dev.tenantry.sources.kubernetes;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/** How the cluster is read. Its address is {@code quarkus.kubernetes-client.api-server-url}. */
@ConfigMapping(prefix = "tenantry.kubernetes")
public interface KubernetesSettings {

    /** Without it nothing of a cluster is read: no runs, no live status of changes. */
    @WithDefault("false")
    boolean enabled();

    /** Smaller pages mean more calls and less memory on the API server. */
    @WithDefault("500")
    int pageSize();

    /** How long changes are collected before they become rows: pages are at least so much late. */
    @WithDefault("PT0.3S")
    Duration collect();

    /** The longest wait between two attempts to reach a cluster that is away. */
    @WithDefault("PT30S")
    Duration longestWait();

    /**
     * The kinds of Config Connector that are watched, each over one connection: {@code
     * service/Kind}. A kind that is not installed is asked for again with the longest wait times
     * ten; one that is missing here has no live status in the console.
     */
    @WithDefault(
            "iam/IAMPolicyMember,iam/IAMPartialPolicy,iam/IAMServiceAccount,iam/IAMCustomRole,"
                    + "iam/IAMAuditConfig,resourcemanager/Project,resourcemanager/ResourceManagerLien,"
                    + "bigquery/BigQueryDataset,storage/StorageBucket,container/ContainerNodePool,"
                    + "billingbudgets/BillingBudgetsBudget,dlp/DLPInspectTemplate,"
                    + "dlp/DLPDeidentifyTemplate,serviceusage/Service,"
                    + "monitoring/MonitoringAlertPolicy")
    List<String> configConnectorKinds();
}
