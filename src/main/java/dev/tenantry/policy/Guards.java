package dev.tenantry.policy;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Fields of which each kind protects by the value named; other values protect less. */
final class Guards {

    private static final Map<String, List<Guard>> FIELDS =
            Map.of(
                    "StorageBucket",
                    List.of(
                            new Guard("true", "uniformBucketLevelAccess"),
                            new Guard("true", "bucketPolicyOnly"),
                            new Guard("enforced", "publicAccessPrevention"),
                            new Guard("true", "versioning", "enabled"),
                            new Guard("true", "defaultEventBasedHold"),
                            new Guard("", "retentionPolicy", "retentionPeriod"),
                            new Guard("true", "retentionPolicy", "isLocked"),
                            new Guard("", "softDeletePolicy", "retentionDurationSeconds"),
                            new Guard(Guard.WHOLE, "encryption"),
                            new Guard(Guard.WHOLE, "ipFilter"),
                            new Guard("", "logging", "logBucket")),
                    "BigQueryDataset",
                    List.of(
                            new Guard(Guard.WHOLE, "defaultEncryptionConfiguration"),
                            new Guard("", "maxTimeTravelHours"),
                            new Guard(Guard.LIMIT, "defaultTableExpirationMs"),
                            new Guard(Guard.LIMIT, "defaultPartitionExpirationMs")),
                    "BigQueryTable",
                    List.of(
                            new Guard(Guard.WHOLE, "encryptionConfiguration"),
                            new Guard("true", "requirePartitionFilter"),
                            new Guard("true", "timePartitioning", "requirePartitionFilter"),
                            new Guard(Guard.LIMIT, "expirationTime"),
                            new Guard(Guard.LIMIT, "timePartitioning", "expirationMs")),
                    "MonitoringAlertPolicy",
                    List.of(
                            new Guard("true", "enabled"),
                            new Guard(Guard.WHOLE, "combiner"),
                            new Guard(Guard.WHOLE, "conditions"),
                            new Guard(Guard.WHOLE, "notificationChannels")),
                    "BillingBudgetsBudget",
                    List.of(
                            new Guard(Guard.WHOLE, "budgetFilter"),
                            new Guard(Guard.WHOLE, "allUpdatesRule")),
                    "IAMServiceAccount",
                    List.of(new Guard("true", "disabled")),
                    "MonitoringNotificationChannel",
                    List.of(
                            new Guard("true", "enabled"),
                            new Guard(Guard.WHOLE, "type"),
                            new Guard(Guard.WHOLE, "labels")),
                    "PolicyRule",
                    List.of(new Guard("refuse", "severity"), new Guard("", "require")));

    private Guards() {}

    /** Those of a kind; none where no field protects by itself. */
    static Stream<Guard> of(String kind) {
        return FIELDS.getOrDefault(kind, List.of()).stream();
    }
}
