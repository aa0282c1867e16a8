package dev.tenantry.policy.access;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * The permissions of Google Cloud by which their holder gives access to others or acts as somebody
 * else: setting policies, changing roles, acting as an account, running code as one. Of services
 * that nobody here knows it is all that writes.
 */
final class GooglePowers {

    /**
     * Services that decide about access, or run code as some account: of these only what reads or
     * stops something is known to give nothing.
     */
    private static final Set<String> STRONG =
            Set.of(
                    "accesscontextmanager",
                    "aiplatform",
                    "apikeys",
                    "appengine",
                    "batch",
                    "cloudbuild",
                    "clouddeploy",
                    "cloudfunctions",
                    "cloudscheduler",
                    "cloudtasks",
                    "composer",
                    "compute",
                    "config",
                    "container",
                    "dataflow",
                    "dataform",
                    "datafusion",
                    "datapipelines",
                    "dataproc",
                    "deploymentmanager",
                    "eventarc",
                    "gkehub",
                    "iam",
                    "ml",
                    "notebooks",
                    "orgpolicy",
                    "policysimulator",
                    "privilegedaccessmanager",
                    "resourcemanager",
                    "run",
                    "storagetransfer",
                    "tpu",
                    "workflows",
                    "workstations");

    /** What does nothing for others, in these services. */
    private static final Set<String> HARMLESS =
            Set.of(
                    "abort",
                    "cancel",
                    "delete",
                    "explain",
                    "get",
                    "getIamPolicy",
                    "getLogs",
                    "getScale",
                    "getStatus",
                    "list",
                    "listEffectiveTags",
                    "listTagBindings",
                    "lookup",
                    "predict",
                    "rawPredict",
                    "reset",
                    "search",
                    "searchPolicies",
                    "start",
                    "stop",
                    "suspend",
                    "useReadOnly");

    /** By themselves these give nothing; of other things "use" is to be let into them. */
    private static final Pattern USED =
            Pattern.compile(
                    "compute\\.(addresses|globalAddresses|networks|subnetworks|images|snapshots"
                            + "|resourcePolicies|reservations|healthChecks|sslCertificates"
                            + "|sslPolicies|zones|regions)\\.use");

    /**
     * Services that keep data or take what programs tell: whoever writes there changes data, and
     * what shares or runs it is among {@link #SINGLE}.
     */
    private static final Set<String> DATA =
            Set.of(
                    "bigquery",
                    "bigquerymigration",
                    "bigtable",
                    "cloudprofiler",
                    "cloudsql",
                    "cloudtrace",
                    "datastore",
                    "errorreporting",
                    "file",
                    "logging",
                    "managedkafka",
                    "memcache",
                    "pubsub",
                    "pubsublite",
                    "recommender",
                    "redis",
                    "spanner",
                    "storage",
                    "storageinsights");

    /** Of services that are not named here what reads, and little else. */
    private static final Pattern READING =
            Pattern.compile(
                    ".*\\.(get|list|search|lookup|query|read|view|check|explain|export|fetch|count"
                            + "|download|watch|summarize|test)[A-Za-z]*"
                            + "|serviceusage\\.services\\.use|.*\\.operations\\.cancel"
                            + "|monitoring\\.(timeSeries|metricDescriptors|dashboards)\\..*"
                            + "|cloudkms\\.cryptoKeyVersions\\.useTo(Encrypt|Decrypt|Verify).*"
                            + "|datacatalog\\.(entries|entryGroups|tags)\\..*"
                            + "|artifactregistry\\.(files|tags|versions)\\..*"
                            + "|(dlp|documentai|dialogflow|discoveryengine|speech|cloudtranslate"
                            + "|vision|automl|language|healthcare|videointelligence|retail)"
                            + "\\..*\\.(inspect|predict|process.*|translate.*|recognize|analyze.*|generalTranslate|detectIntent|search|converse)");

    /** Where deleting takes a limit away, or reading gives what it was to keep. */
    private static final Pattern STILL_STRONG =
            Pattern.compile(
                    "container\\.secrets\\..*|privilegedaccessmanager\\..*"
                            + "|(iam|orgpolicy|resourcemanager|accesscontextmanager)\\..*\\.delete"
                            + "|container\\.(networkPolicies|resourceQuotas|limitRanges"
                            + "|validatingWebhookConfigurations|mutatingWebhookConfigurations"
                            + "|validatingAdmissionPolic.*|clusters|namespaces|thirdPartyObjects"
                            + "|customResourceDefinitions)\\.delete"
                            + "|compute\\.(firewalls|firewallPolicies|securityPolicies)\\.delete");

    /** Of all other services. */
    private static final Pattern SINGLE =
            Pattern.compile(
                    ".*\\.setIamPolicy|.*\\*.*"
                            + "|storage\\.hmacKeys\\.(create|update)"
                            + "|storage\\.buckets\\.(update|exemptFromIpFilter|setIpFilter|relocate)"
                            + "|storage\\.(objects|managedFolders)\\.setIamPolicy"
                            + "|secretmanager\\.versions\\.access"
                            + "|serviceusage\\.apiKeys\\.(create|update|getProjectForKey|regenerate)"
                            + "|logging\\.(sinks|exclusions|buckets|views|settings|cmekSettings)"
                            + "\\.(create|update|delete)|logging\\.logs\\.delete"
                            + "|storage\\.objects\\.overrideUnlockedRetention"
                            + "|storage\\.(hmacKeys|anywhereCaches)\\..*"
                            + "|(spanner|bigtable)\\.(databases|backups|tables)\\..*(copy|restore).*"
                            + "|cloudsql\\.(users|sslCerts|instances|backupRuns)"
                            + "\\.(create|update|import|export|clone|restoreBackup)"
                            + "|bigquery\\.datasets\\.(update|link)"
                            + "|bigquery\\.connections\\.(create|update|use|delegate)"
                            + "|bigquery\\.transfers\\.update"
                            + "|bigquery\\.tables\\.(setCategory|setColumnDataPolicy)"
                            + "|bigquery\\.rowAccessPolicies\\.(create|update|delete"
                            + "|overrideTimeTravelRestrictions)"
                            + "|bigquery\\.dataPolicies\\.(create|update|delete|attach)"
                            + "|datacatalog\\.(taxonomies|categories)\\.(create|update|delete)"
                            + "|cloudkms\\.(importJobs\\.useToImport|cryptoKeyVersions\\.destroy)");

    private GooglePowers() {}

    /** Does it reach beyond what its holder does? */
    static boolean isOne(String permission) {
        if (SINGLE.matcher(permission).matches() || STILL_STRONG.matcher(permission).matches()) {
            return true;
        }
        String service = permission.split("\\.", 2)[0];
        String verb = permission.substring(permission.lastIndexOf('.') + 1);
        return STRONG.contains(service)
                ? !HARMLESS.contains(verb) && !USED.matcher(permission).matches()
                : !DATA.contains(service) && !READING.matcher(permission).matches();
    }
}
