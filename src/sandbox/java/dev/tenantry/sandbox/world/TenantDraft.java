package dev.tenantry.sandbox.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A tenant while it is being invented: what is said of it, then what follows from that. */
final class TenantDraft {

    private final String id;
    private final String displayName;
    private final String env;
    private final Folder folder;
    private final String region;
    private final int monthlyBudget;
    private final int onboardedDaysAgo;
    private final String project;
    private final List<Dataset> datasets = new ArrayList<>();
    private final List<Bucket> buckets = new ArrayList<>();
    private final List<ServiceAccount> accounts = new ArrayList<>();
    private Optional<String> visibleTo = Optional.empty();

    TenantDraft(
            String id,
            String displayName,
            String env,
            Folder folder,
            String region,
            int monthlyBudget,
            int onboardedDaysAgo) {
        this.id = id;
        this.displayName = displayName;
        this.env = env;
        this.folder = folder;
        this.region = region;
        this.monthlyBudget = monthlyBudget;
        this.onboardedDaysAgo = onboardedDaysAgo;
        this.project = id + "-data-" + env;
    }

    TenantDraft visibleTo(String group) {
        visibleTo = Optional.of(group);
        return this;
    }

    TenantDraft dataset(String name, String friendlyName, DataClass dataClass) {
        datasets.add(new Dataset(name, friendlyName, dataClass, location()));
        return this;
    }

    TenantDraft bucket(String purpose, DataClass dataClass) {
        buckets.add(new Bucket(project + "-" + purpose, purpose, dataClass, location()));
        return this;
    }

    TenantDraft account(String objectName, String displayName) {
        accounts.add(new ServiceAccount(objectName, objectName + "-jobs", displayName, project));
        return this;
    }

    Tenant done() {
        Dice dice = new Dice(11, id);
        return new Tenant(
                id,
                displayName,
                id + ".example",
                id + "-team@acme.example",
                "cc-" + dice.between(4100, 4899),
                env,
                project,
                dice.between(100_000_000_000L, 999_999_999_999L),
                folder,
                region,
                visibleTo,
                monthlyBudget,
                onboardedDaysAgo,
                datasets,
                buckets,
                accounts);
    }

    private String location() {
        return region.startsWith("us-") ? "US" : "EU";
    }
}
