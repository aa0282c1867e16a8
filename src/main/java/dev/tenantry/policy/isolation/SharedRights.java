package dev.tenantry.policy.isolation;

import dev.tenantry.estate.Role;
import java.util.Set;

/**
 * What a tenant's account may hold on things of the platform, which all tenants share. On its
 * project any other role could let it act as one of the accounts there, and those by which Config
 * Connector works for every tenant are among them; on a single thing it could change what others
 * run, or read what was not meant for it.
 */
final class SharedRights {

    /** What lies above projects; and accounts, of which nobody may be another's. */
    private static final Set<String> ABOVE =
            Set.of("Folder", "Organization", "BillingAccount", "IAMServiceAccount");

    /** Below which all tenants are. */
    private static final Set<String> WIDE = Set.of("Folder", "Organization", "BillingAccount");

    /** By which nothing of a tenant is read. */
    private static final Set<String> SEEING = Set.of("roles/browser", "roles/billing.viewer");

    private static final Set<String> HARMLESS =
            Set.of(
                    "roles/artifactregistry.reader",
                    "roles/browser",
                    "roles/cloudtrace.agent",
                    "roles/container.defaultNodeServiceAccount",
                    "roles/logging.logWriter",
                    "roles/monitoring.metricWriter",
                    "roles/serviceusage.serviceUsageConsumer");

    /** On a single thing besides: all data of a project is more than anybody meant to show. */
    private static final Set<String> READING =
            Set.of(
                    "roles/bigquery.dataViewer",
                    "roles/bigquery.metadataViewer",
                    "roles/storage.legacyBucketReader",
                    "roles/storage.objectViewer");

    private SharedRights() {}

    /** Is it a role in what is above all tenants, by which more can be done than to see names? */
    static boolean isAbove(String kind, Role role) {
        return WIDE.contains(kind) && !SEEING.contains(role.name());
    }

    static boolean mayHold(String kind, Role role) {
        if (ABOVE.contains(kind)) {
            return false;
        }
        boolean single = !kind.equals("Project");
        return HARMLESS.contains(role.name()) || (single && READING.contains(role.name()));
    }
}
