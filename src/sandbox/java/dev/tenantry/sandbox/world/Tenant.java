package dev.tenantry.sandbox.world;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A customer with a project of its own.
 *
 * @param id its folder below {@code tenants/}
 * @param domain the customer's own domain
 * @param owner the group that answers for it, an address
 * @param env {@code prod}, {@code staging} or {@code dev}
 * @param visibleTo the only group (short name) that may know it, when it is hidden
 * @param monthlyBudget whole euros
 * @param onboardedDaysAgo how many days before the world's instant it was merged
 */
public record Tenant(
        String id,
        String displayName,
        String domain,
        String owner,
        String costCenter,
        String env,
        String project,
        long projectNumber,
        Folder folder,
        String region,
        Optional<String> visibleTo,
        int monthlyBudget,
        int onboardedDaysAgo,
        List<Dataset> datasets,
        List<Bucket> buckets,
        List<ServiceAccount> serviceAccounts) {

    public Tenant {
        datasets = List.copyOf(datasets);
        buckets = List.copyOf(buckets);
        serviceAccounts = List.copyOf(serviceAccounts);
    }

    public String namespace() {
        return "t-" + id;
    }

    /** Config Connector's account for this tenant's namespace; it lives in the platform project. */
    public String kccAccount(Platform platform) {
        return "kcc-" + id + "@" + platform.project() + ".iam.gserviceaccount.com";
    }

    /** The most sensitive data that it holds. */
    public DataClass strictest() {
        return Stream.concat(
                        datasets.stream().map(Dataset::dataClass),
                        buckets.stream().map(Bucket::dataClass))
                .max(Comparator.naturalOrder())
                .orElse(DataClass.INTERNAL);
    }

    /** Where its data lies: a multi-region or the region itself. */
    public String dataLocation() {
        return region.startsWith("us-") ? "US" : "EU";
    }
}
