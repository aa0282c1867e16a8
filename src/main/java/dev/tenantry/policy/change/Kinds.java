package dev.tenantry.policy.change;

import static dev.tenantry.estate.Zone.ARGO_CD;
import static dev.tenantry.estate.Zone.FACTORY;
import static dev.tenantry.estate.Zone.PLATFORM;
import static dev.tenantry.estate.Zone.POLICY;
import static dev.tenantry.estate.Zone.TENANT;

import dev.tenantry.estate.DesiredGrant;
import dev.tenantry.estate.Zone;
import dev.tenantry.manifest.Manifest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The kinds of objects whose meaning the rules know, with where each may stand. What is not here
 * may give away anything, so that it does not pass by itself.
 */
public final class Kinds {

    /**
     * One kind.
     *
     * @param noun as people call it, without an article
     * @param zones where it may stand
     */
    public record Kind(String noun, Set<Zone> zones) {}

    private static final String CONNECTOR = ".cnrm.cloud.google.com/";
    private static final Map<String, Kind> ALL = new HashMap<>();

    static {
        add("/Namespace", "namespace", FACTORY);
        add("/ServiceAccount", "Kubernetes service account", TENANT, PLATFORM);
        add("/ResourceQuota", "quota", TENANT, FACTORY, PLATFORM);
        add("/LimitRange", "limit range", TENANT, FACTORY, PLATFORM);
        add("/ConfigMap", "ConfigMap", TENANT);
        add("networking.k8s.io/NetworkPolicy", "network policy", TENANT, FACTORY, PLATFORM);
        add("rbac.authorization.k8s.io/Role", "role in Kubernetes", TENANT, PLATFORM);
        add("rbac.authorization.k8s.io/RoleBinding", "role binding", TENANT, PLATFORM);
        add("rbac.authorization.k8s.io/ClusterRole", "cluster role", PLATFORM);
        add("rbac.authorization.k8s.io/ClusterRoleBinding", "cluster role binding", PLATFORM);
        argo();
        connector("core", "ConfigConnectorContext", "identity of Config Connector", FACTORY);
        connector("resourcemanager", "Project", "project", FACTORY);
        connector("resourcemanager", "Folder", "folder", FACTORY, PLATFORM);
        connector("resourcemanager", "ResourceManagerLien", "lien", FACTORY);
        connector("billingbudgets", "BillingBudgetsBudget", "budget", FACTORY, PLATFORM);
        connector("container", "ContainerCluster", "cluster", PLATFORM);
        connector("container", "ContainerNodePool", "node pool", PLATFORM);
        identity();
        data();
        add("tenantry.dev/PolicyRule", "house rule", POLICY);
        add("tenantry.dev/" + HouseKinds.KIND, "list of kinds", POLICY);
        add("tenantry.dev/" + OwnerTeams.KIND, "list of teams", POLICY);
    }

    private Kinds() {}

    private static void argo() {
        String group = "argoproj.io/";
        add(group + "WorkflowTemplate", "workflow template", TENANT);
        add(group + "CronWorkflow", "schedule", TENANT);
        add(group + "ClusterWorkflowTemplate", "shared workflow template", PLATFORM);
        add(group + "Application", "Argo CD application", ARGO_CD);
        add(group + "ApplicationSet", "Argo CD application set", ARGO_CD);
        add(group + "AppProject", "Argo CD project", ARGO_CD);
    }

    private static void identity() {
        for (String kind : Set.of(DesiredGrant.MEMBER, "IAMPartialPolicy", "IAMPolicy")) {
            connector("iam", kind, "grant", TENANT, FACTORY, PLATFORM);
        }
        connector("iam", "IAMServiceAccount", "service account", TENANT, FACTORY, PLATFORM);
        connector("iam", "IAMCustomRole", "custom role", TENANT, FACTORY, PLATFORM);
        connector("iam", "IAMAuditConfig", "audit setting", TENANT, FACTORY, PLATFORM);
    }

    private static void data() {
        connector("serviceusage", "Service", "enabled API", TENANT, FACTORY, PLATFORM);
        connector("bigquery", "BigQueryDataset", "BigQuery dataset", TENANT, PLATFORM);
        connector("bigquery", "BigQueryTable", "BigQuery table", TENANT, PLATFORM);
        connector("storage", "StorageBucket", "bucket", TENANT, PLATFORM);
        connector("dlp", "DLPInspectTemplate", "PII inspection template", TENANT, PLATFORM);
        connector("dlp", "DLPDeidentifyTemplate", "PII removal template", TENANT, PLATFORM);
        connector("monitoring", "MonitoringAlertPolicy", "alert", TENANT, PLATFORM);
        connector(
                "monitoring",
                "MonitoringNotificationChannel",
                "notification channel",
                TENANT,
                PLATFORM);
    }

    private static void connector(String service, String kind, String noun, Zone... zones) {
        add(service + CONNECTOR + kind, noun, zones);
    }

    private static void add(String kind, String noun, Zone... zones) {
        ALL.put(kind, new Kind(noun, Set.of(zones)));
    }

    /** Empty for a kind that no rule understands; letter case counts, as it does to Kubernetes. */
    public static Optional<Kind> of(Manifest object) {
        return Optional.ofNullable(ALL.get(object.group() + "/" + object.kind()));
    }

    /** By {@code group/Kind}. */
    public static boolean knows(String kind) {
        return ALL.containsKey(kind);
    }

    /** What to call an object in a sentence. */
    public static String noun(Manifest object) {
        return of(object).map(Kind::noun).orElse(object.kind());
    }
}
