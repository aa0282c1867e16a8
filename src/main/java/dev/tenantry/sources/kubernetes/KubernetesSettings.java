package dev.tenantry.sources.kubernetes;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Where the cluster is, and how it is read. */
@ConfigMapping(prefix = "tenantry.kubernetes")
public interface KubernetesSettings {

    /** Without it nothing of a cluster is read: no runs, no live status of changes. */
    @WithDefault("false")
    boolean enabled();

    /**
     * Another cluster than the one we run in. Without it the client finds its own way: the service
     * account of the pod, or the kubeconfig of whoever starts us. With it nothing found that way is
     * used, so that no credential of one cluster is shown to another.
     */
    Optional<URI> apiServerUrl();

    /** The certificates to trust there (PEM); without it those that Java trusts. */
    Optional<Path> caFile();

    /**
     * A bearer token for that cluster; read again at every request, so it may be renewed in place.
     * Sent over https only.
     */
    Optional<Path> tokenFile();

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
     * service/Kind}. A kind that is not installed is asked for again within a minute; one that is
     * missing here has no live status in the console.
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
