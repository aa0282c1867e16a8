package dev.tenantry.policy.safeguards;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Fields of which each kind protects by the value named; other values protect less. Defaults are
 * those of Google's APIs.
 */
final class Guards {

    private static final Map<String, List<Guard>> FIELDS =
            Map.of(
                    "StorageBucket",
                    List.of(
                            Guard.of("true", "uniformBucketLevelAccess"),
                            Guard.of("true", "bucketPolicyOnly"),
                            Guard.of("enforced", "publicAccessPrevention"),
                            Guard.of("true", "versioning", "enabled"),
                            Guard.of("true", "defaultEventBasedHold"),
                            Guard.of("", "retentionPolicy", "retentionPeriod"),
                            Guard.of("true", "retentionPolicy", "isLocked"),
                            Guard.of("", "softDeletePolicy", "retentionDurationSeconds")
                                    .byDefault("604800"),
                            Guard.of(Guard.WHOLE, "encryption"),
                            Guard.of(Guard.WHOLE, "ipFilter"),
                            Guard.of("", "logging", "logBucket")),
                    "BigQueryDataset",
                    List.of(
                            Guard.of(Guard.WHOLE, "defaultEncryptionConfiguration"),
                            Guard.of("", "maxTimeTravelHours").byDefault("168"),
                            Guard.of(Guard.LIMIT, "defaultTableExpirationMs"),
                            Guard.of(Guard.LIMIT, "defaultPartitionExpirationMs")),
                    "BigQueryTable",
                    List.of(
                            Guard.of(Guard.WHOLE, "encryptionConfiguration"),
                            Guard.of("true", "requirePartitionFilter"),
                            Guard.of("true", "timePartitioning", "requirePartitionFilter"),
                            Guard.of(Guard.LIMIT, "expirationTime"),
                            Guard.of(Guard.LIMIT, "timePartitioning", "expirationMs")),
                    "MonitoringAlertPolicy",
                    List.of(
                            Guard.of("true", "enabled").byDefault("true"),
                            Guard.of(Guard.WHOLE, "combiner"),
                            Guard.of(Guard.WHOLE, "conditions"),
                            Guard.of(Guard.WHOLE, "notificationChannels"),
                            Guard.of(Guard.FILTER, "alertStrategy")),
                    "BillingBudgetsBudget",
                    List.of(
                            Guard.of(Guard.WHOLE, "billingAccountRef"),
                            Guard.of(Guard.FILTER, "budgetFilter"),
                            Guard.of(Guard.FILTER, "allUpdatesRule")),
                    "IAMServiceAccount",
                    List.of(Guard.of("true", "disabled")),
                    "MonitoringNotificationChannel",
                    List.of(
                            Guard.of("true", "enabled").byDefault("true"),
                            Guard.of(Guard.WHOLE, "type"),
                            Guard.of(Guard.WHOLE, "labels"),
                            Guard.of(Guard.WHOLE, "sensitiveLabels"),
                            Guard.of("false", "forceDelete").byDefault("false")),
                    "ContainerNodePool",
                    List.of(
                            Guard.of(Guard.WHOLE, "nodeConfig", "sandboxConfig"),
                            Guard.of(Guard.WHOLE, "nodeConfig", "taint"),
                            Guard.of("true", "management", "autoUpgrade").byDefault("true"),
                            Guard.of("true", "management", "autoRepair").byDefault("true")),
                    "PolicyRule",
                    List.of(Guard.of("refuse", "severity"), Guard.of("", "require")));

    private Guards() {}

    /** Those of a kind; none where no field protects by itself. */
    static Stream<Guard> of(String kind) {
        return FIELDS.getOrDefault(kind, List.of()).stream();
    }
}
